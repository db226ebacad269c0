package dev.vethwork.explain.lint.route;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.PacketMark;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.Marking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A routing rule for packets with a mark that nothing drawn on the node puts on any. */
public final class MarksRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> node.stack().rules().stream()
                .filter(rule -> rule.mark() != null && !isSet(node.stack(), rule.mark()))
                .forEach(rule -> found.add(finding(node, rule))));
        return found;
    }

    /** By one of the marks, or by several together; a program that is started there may mark what it sends itself. */
    private static boolean isSet(IpStack stack, PacketMark asked) {
        long all = stack.marks().stream().mapToLong(m -> m.mark().value()).reduce(0, (a, b) -> a | b);
        long needed = asked.value() & asked.mask();
        boolean together = stack.marks().size() > 1 && (needed & ~all) == 0;
        return asked.takes(0)
                || together
                || stack.marks().stream().anyMatch(m -> asked.takes(m.mark().value()))
                || stack.services().stream().anyMatch(s -> s.command().contains("mark"));
    }

    private static Finding finding(StackNode node, RoutingRule rule) {
        List<Marking> marks = node.stack().marks();
        PacketMark set = marks.size() == 1 ? marks.getFirst().mark() : null;
        @Nullable Edit edit = set == null
                ? null
                : Edit.of(
                        EditName.of("fix.ruleMark", node.name(), set.text()),
                        t -> FixEdits.stack(t, node.name(), s -> s.withRules(FixEdits.swap(s.rules(), rule, rule.withMark(set)))));
        return Found.make(
                Finding.Level.WARNING,
                "MARK_UNSET",
                set == null ? "MARK_UNSET" : "MARK_UNSET.other",
                node.name(),
                edit,
                false,
                node.name(),
                rule.priority(),
                String.valueOf(rule.mark()),
                set == null ? "" : set.text());
    }
}
