package dev.vethwork.explain.lint.route;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.RouteTable;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A rule that leads to a table without routes, and routes in a table that no rule leads to. */
public final class TablesRule implements LintRule {
    private static final Set<RouteTable> ALWAYS = Set.of(RouteTable.MAIN, RouteTable.LOCAL, RouteTable.DEFAULT);

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> check(node, found));
        return found;
    }

    private static void check(StackNode node, List<Finding> found) {
        IpStack stack = node.stack();
        Set<RouteTable> filled = stack.routes().stream().map(Route::table).collect(Collectors.toSet());
        Set<RouteTable> asked = stack.rules().stream()
                .map(RoutingRule::table)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        asked.stream()
                .filter(table -> !filled.contains(table) && !ALWAYS.contains(table))
                .sorted()
                .forEach(table ->
                        found.add(Found.warning("TABLE_EMPTY", node.name(), null, node.name(), table.text())));
        filled.stream()
                .filter(table -> !asked.contains(table) && !ALWAYS.contains(table))
                .sorted()
                .forEach(table ->
                        found.add(Found.warning("TABLE_UNUSED", node.name(), null, node.name(), table.text())));
    }
}
