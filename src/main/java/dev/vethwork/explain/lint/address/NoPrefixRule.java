package dev.vethwork.explain.lint.address;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.segment.Segment;
import java.util.List;

/** An address without a prefix length: the kernel makes it /32, and nobody else is on the link. */
public final class NoPrefixRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.addresses().stream()
                .filter(a -> !a.address().written() && !a.isAlone())
                .map(NoPrefixRule::finding)
                .toList();
    }

    private static Finding finding(DrawnAddress drawn) {
        InterfaceAddress address = drawn.address();
        InterfaceAddress better = InterfaceAddress.of(address.ip(), likelyLength(drawn));
        return Found.error(
                "NO_PREFIX",
                drawn.element(),
                drawn.replaceBy(better),
                drawn.element(),
                address.text(),
                address.family().bits(),
                better.text());
    }

    /** That of the others on the segment, of the one whose subnet it is in first. */
    private static int likelyLength(DrawnAddress drawn) {
        Segment segment = drawn.segment();
        List<InterfaceAddress> others = segment == null
                ? List.of()
                : segment.addresses()
                        .filter(a -> a.written() && a.family() == drawn.address().family())
                        .toList();
        return others.stream()
                .filter(o -> o.subnet().contains(drawn.address().ip()))
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(o -> o.prefix().length())
                .orElse(drawn.address().family() == Family.V4 ? 24 : 64);
    }
}
