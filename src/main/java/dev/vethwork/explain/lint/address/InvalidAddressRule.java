package dev.vethwork.explain.lint.address;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.lint.drawn.Unusable;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address that no interface can usefully have: a network's own, a broadcast, a group, nobody's, everybody's own. */
public final class InvalidAddressRule implements LintRule {
    /** Addresses of a subnet that are looked at for a free one. */
    private static final int MOST = 1_024;

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.addresses().stream()
                .flatMap(a -> Unusable.of(a).map(kind -> finding(drawing, a, kind)).stream())
                .toList();
    }

    private static Finding finding(DrawnFacts drawing, DrawnAddress drawn, Unusable kind) {
        Optional<InterfaceAddress> other = instead(drawing, drawn, kind);
        return Found.make(
                Finding.Level.ERROR,
                "INVALID_ADDRESS",
                "INVALID_ADDRESS." + kind + (kind == Unusable.WHOLE && drawn.address().family() == Family.V6 ? ".v6" : ""),
                drawn.element(),
                other.<Edit>map(drawn::replaceBy).orElse(null),
                kind.isRefused(drawn.address().family()),
                drawn.element(),
                drawn.address().text(),
                drawn.address().subnet().text(),
                other.map(InterfaceAddress::text).orElse(""));
    }

    /** The same in a subnet of the usual size; else one that is free in its own subnet, or in that of its neighbours. */
    private static Optional<InterfaceAddress> instead(DrawnFacts drawing, DrawnAddress drawn, Unusable kind) {
        List<DrawnAddress> beside = drawing.addresses().stream()
                .filter(a -> a.segment() != null && Objects.equals(a.segment(), drawn.segment()))
                .filter(a -> a.address().family() == drawn.address().family() && Unusable.of(a).isEmpty())
                .toList();
        Optional<Prefix> shared = beside.stream()
                .map(a -> a.address().subnet())
                .filter(p -> !p.isHost())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Prefix, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
        IPAddress own = drawn.address().ip();
        if (kind == Unusable.WHOLE) {
            int length = shared.filter(p -> p.contains(own))
                    .map(Prefix::length)
                    .orElse(drawn.address().family() == Family.V4 ? 24 : 64);
            return Optional.of(InterfaceAddress.of(own, length));
        }
        Optional<Prefix> subnet = kind.isOfSubnet() ? Optional.of(drawn.address().subnet()) : shared;
        Set<IPAddress> taken = drawing.addresses().stream().map(a -> a.address().ip()).collect(Collectors.toSet());
        return subnet.flatMap(p -> Stream.iterate(p.address().increment(1), p::contains, ip -> ip.increment(1))
                .limit(MOST)
                .map(ip -> InterfaceAddress.of(ip, p.length()))
                .filter(a -> !taken.contains(a.ip()) && Unusable.of(a, false).isEmpty())
                .findFirst());
    }
}
