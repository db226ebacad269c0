package dev.vethwork.explain.lint;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two interfaces that live in one namespace under one name, or one that is called lo. */
final class RootNamesRule implements LintRule {
    @Override
    public List<Finding> check(Drawing drawing) {
        List<Finding> found = new ArrayList<>();
        FreeNames free = FreeNames.of(drawing);
        Map<Home, Map<String, String>> taken = new HashMap<>();
        drawing.bridges().forEach(b -> taken.computeIfAbsent(b.home(), _ -> new HashMap<>()).put(b.name(), b.name()));
        drawing.stacks().forEach(node -> node.stack().interfaces().forEach(drawn ->
                taken.computeIfAbsent(node.home(), _ -> new HashMap<>()).putIfAbsent(drawn.name(), node.name())));
        for (var cable : drawing.topology().cables()) {
            for (CableEnd end : cable.ends()) {
                String name = end.interfaceName();
                Home home = drawing.topology().homeOf(end.node());
                String other = name.equals("lo")
                        ? end.node()
                        : taken.computeIfAbsent(home, _ -> new HashMap<>()).putIfAbsent(name, end.id().toString());
                if (other != null) {
                    found.add(finding(home, end, other, free.shorten(name)));
                }
            }
        }
        return found;
    }

    private static Finding finding(Home home, CableEnd end, String other, String fresh) {
        return Found.blocking(
                "DUPLICATE_ROOT_NAME",
                end.id().toString(),
                Edit.of(
                        EditName.of("fix.name", end.interfaceName(), fresh),
                        t -> Edits.end(t, end.id(), e -> e.withInterfaceName(fresh))),
                end.id(),
                other,
                end.interfaceName(),
                fresh);
    }
}
