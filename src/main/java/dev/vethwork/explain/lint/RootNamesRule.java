package dev.vethwork.explain.lint;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two interfaces that live in the host's root under one name, or one that is called lo. */
final class RootNamesRule implements LintRule {
    @Override
    public List<Finding> check(Drawing drawing) {
        List<Finding> found = new ArrayList<>();
        FreeNames free = FreeNames.of(drawing);
        Map<String, String> root = new HashMap<>();
        drawing.bridges().filter(Bridge::isInRoot).forEach(b -> root.put(b.name(), b.name()));
        for (var cable : drawing.topology().cables()) {
            for (CableEnd end : cable.ends()) {
                String name = end.interfaceName();
                Node node = drawing.topology().nodes().get(end.node());
                String other = null;
                if (name.equals("lo")) {
                    other = end.node();
                } else if (node != null && node.isInRoot()) {
                    other = root.putIfAbsent(name, end.id().toString());
                } else if (node instanceof Bridge && name.equals(end.node())) {
                    other = end.node();
                }
                if (other != null) {
                    found.add(finding(end, other, free.shorten(name)));
                }
            }
        }
        return found;
    }

    private static Finding finding(CableEnd end, String other, String fresh) {
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
