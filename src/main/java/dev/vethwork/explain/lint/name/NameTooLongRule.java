package dev.vethwork.explain.lint.name;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.FreeNames;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.lint.drawn.Renames;
import dev.vethwork.net.Names;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** An interface name over 15 bytes: the kernel refuses it. */
public final class NameTooLongRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        FreeNames free = FreeNames.of(drawing);
        drawing.bridges().filter(b -> Names.tooLong(b.name())).forEach(b -> found.add(finding(b, free.shorten(b.name()))));
        drawing.topology().cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> Names.tooLong(e.interfaceName()))
                .forEach(e -> found.add(finding(e, free.shorten(e.interfaceName()))));
        drawing.stacks().forEach(node -> node.stack().interfaces().stream()
                .filter(drawn -> Names.tooLong(drawn.name()))
                .forEach(drawn -> found.add(finding(node, drawn.name(), free.shorten(drawn.name())))));
        return found;
    }

    private static Finding finding(StackNode node, String drawn, String fresh) {
        Edit edit = Edit.of(
                EditName.of("fix.name", drawn, fresh),
                t -> FixEdits.stack(t, node.name(), stack -> Rewriting.device(drawn, fresh)
                        .in(stack.editDrawn(drawn, d -> d.withBasics(d.basics().withName(fresh))))));
        return Found.blocking("NAME_TOO_LONG", node.name(), edit, drawn, Names.MAX_INTERFACE, fresh);
    }

    private static Finding finding(Bridge bridge, String fresh) {
        Edit edit = Edit.of(EditName.of("fix.name", bridge.name(), fresh), t -> Renames.bridge(t, bridge.name(), fresh));
        return Found.blocking("NAME_TOO_LONG", bridge.name(), edit, bridge.name(), Names.MAX_INTERFACE, fresh);
    }

    private static Finding finding(CableEnd end, String fresh) {
        Edit edit = Edit.of(
                EditName.of("fix.name", end.interfaceName(), fresh),
                (Topology t) -> Renames.end(t, end.id(), fresh));
        return Found.blocking(
                "NAME_TOO_LONG", end.id().toString(), edit, end.interfaceName(), Names.MAX_INTERFACE, fresh);
    }
}
