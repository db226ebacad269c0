package dev.vethwork.explain.lint.netfilter;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.Masquerade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A masquerade of a subnet that is drawn nowhere, or out of the very link that its subnet is on. */
public final class UselessMasqueradeRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Prefix> known = Stream.of(
                        drawing.addresses().stream().map(a -> a.address().subnet()),
                        drawing.stacks()
                                .flatMap(n -> n.stack().routes().stream())
                                .map(r -> r.to())
                                .filter(p -> p.length() > 0),
                        drawing.ground().root().interfaces().values().stream()
                                .flatMap(i -> i.addresses().stream())
                                .map(Prefix::network))
                .flatMap(p -> p)
                .distinct()
                .toList();
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> node.stack().masquerades().forEach(m -> {
            Prefix source = m.asked().source();
            if (source != null && known.stream().noneMatch(p -> overlap(p, source))) {
                found.add(nowhere(node, m, source, nearest(drawing, node, m, source)));
            } else if (source != null && isTurned(drawing, node, m, source)) {
                found.add(turned(node, m, source, other(drawing, node, m)));
            }
        }));
        return found;
    }

    private static boolean overlap(Prefix a, Prefix b) {
        return a.family() == b.family() && (a.network().contains(b.network().address()) || b.network().contains(a.network().address()));
    }

    /** Of the drawn subnets that the node does not masquerade towards the one that reads most like it. */
    private static Optional<Prefix> nearest(DrawnFacts drawing, StackNode node, Masquerade masquerade, Prefix source) {
        return drawing.addresses().stream()
                .filter(a -> !(a.stack().equals(node.home().namespace()) && a.device().equals(masquerade.asked().out())))
                .map(a -> a.address().subnet())
                .filter(p -> p.family() == source.family() && p.length() < source.family().bits())
                .distinct()
                .max(Comparator.comparingInt((Prefix p) -> common(p, source)).thenComparing(Comparator.reverseOrder()));
    }

    private static int common(Prefix a, Prefix b) {
        int length = a.family().bits();
        while (length > 0 && !new Prefix(a.address(), length).network().contains(b.address())) {
            length--;
        }
        return length;
    }

    private static boolean isTurned(DrawnFacts drawing, StackNode node, Masquerade masquerade, Prefix source) {
        List<DrawnAddress> own =
                drawing.addressesOf(node).stream().filter(a -> overlap(a.address().subnet(), source)).toList();
        // What is forwarded back to where it came from is hidden there, so that the answer comes back as well.
        return masquerade.asked().out() != null
                && node.stack().portForwards().isEmpty()
                && !own.isEmpty()
                && own.stream().allMatch(a -> a.device().equals(masquerade.asked().out()));
    }

    /** The node's only other link. */
    private static Optional<String> other(DrawnFacts drawing, StackNode node, Masquerade masquerade) {
        List<String> others = drawing.addressesOf(node).stream()
                .filter(a -> a.segment() != null)
                .map(DrawnAddress::device)
                .distinct()
                .filter(device -> !device.equals(masquerade.asked().out()))
                .toList();
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    private static Finding nowhere(StackNode node, Masquerade wrong, Prefix source, Optional<Prefix> better) {
        return Found.make(
                Finding.Level.WARNING,
                "USELESS_MASQUERADE",
                better.isPresent() ? "USELESS_MASQUERADE.NEAR" : "USELESS_MASQUERADE",
                node.name(),
                better.map(p -> edit(node, wrong, wrong.asking(asked -> asked.withSource(p)), source.text(), p.text()))
                        .orElse(null),
                false,
                node.name(),
                source.text(),
                better.map(Prefix::text).orElse(""));
    }

    private static Finding turned(StackNode node, Masquerade wrong, Prefix source, Optional<String> better) {
        String out = String.valueOf(wrong.asked().out());
        return Found.make(
                Finding.Level.WARNING,
                "USELESS_MASQUERADE",
                "USELESS_MASQUERADE.TURNED",
                node.name(),
                better.map(o -> edit(node, wrong, wrong.asking(asked -> asked.withOut(o)), out, o)).orElse(null),
                false,
                node.name(),
                source.text(),
                out,
                better.orElse(""));
    }

    private static Edit edit(StackNode node, Masquerade wrong, Masquerade right, String before, String after) {
        return Edit.of(
                EditName.of("fix.masqueradeRight", node.name(), before, after),
                t -> FixEdits.stack(
                        t, node.name(), s -> s.withMasquerades(FixEdits.swap(s.masquerades(), wrong, right))));
    }
}
