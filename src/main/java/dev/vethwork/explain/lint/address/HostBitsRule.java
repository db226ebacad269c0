package dev.vethwork.explain.lint.address;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Selecting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A prefix with host bits: iptables clears them without a word and matches far more than was meant. */
public final class HostBitsRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> prefixes(node.stack())
                .filter(Prefix::hasHostBits)
                .distinct()
                .forEach(p -> found.add(finding(drawing, node, p))));
        return found;
    }

    private static Stream<Prefix> prefixes(IpStack stack) {
        return Stream.concat(
                stack.masquerades().stream().flatMap(m -> Stream.ofNullable(m.asked().source())),
                stack.firewall().rules().stream()
                        .flatMap(r -> Stream.of(r.asked().source(), r.asked().destination()).flatMap(Stream::ofNullable)));
    }

    private static Finding finding(DrawnFacts drawing, StackNode node, Prefix written) {
        Prefix meant = meant(drawing, written);
        return Found.error(
                "HOST_BITS",
                node.name(),
                Edit.of(
                        EditName.of("fix.prefix", written.text(), meant.text()),
                        t -> FixEdits.stack(t, node.name(), s -> replace(s, written, meant))),
                node.name(),
                written.text(),
                written.network().text(),
                meant.text());
    }

    /** The drawn subnet that begins with this address, else the one it lies in, else what iptables stores. */
    private static Prefix meant(DrawnFacts drawing, Prefix written) {
        List<Prefix> subnets = drawing.addresses().stream()
                .map(DrawnAddress::address)
                .filter(InterfaceAddress::written)
                .map(InterfaceAddress::subnet)
                .toList();
        return subnets.stream()
                .filter(s -> s.address().equals(written.address()))
                .findFirst()
                .or(() -> subnets.stream().filter(s -> s.contains(written.address())).findFirst())
                .orElse(written.network());
    }

    private static IpStack replace(IpStack stack, Prefix old, Prefix fresh) {
        Firewall firewall = stack.firewall();
        return stack.withMasquerades(stack.masquerades().stream()
                        .map(m -> replace(m, old, fresh))
                        .toList())
                .withFirewall(new Firewall(
                        firewall.policies(),
                        firewall.rules().stream().map(r -> replace(r, old, fresh)).toList()));
    }

    private static <T extends Selecting<T>> T replace(T rule, Prefix old, Prefix fresh) {
        return rule.asking(asked -> asked.onPrefixes(prefix -> old.equals(prefix) ? fresh : prefix));
    }
}
