package dev.vethwork.explain.lint.name;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.FreeNames;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Home;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two interfaces that live in one namespace under one name, or one that is called lo. */
public final class RootNamesRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
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
                String other =
                        taken.computeIfAbsent(home, _ -> new HashMap<>()).putIfAbsent(name, end.id().toString());
                if (name.equals(DrawnLoopback.NAME)) {
                    found.add(loopback(end));
                } else if (other != null) {
                    found.add(finding(end, other, free.shorten(name)));
                }
            }
        }
        return found;
    }

    /** Every node has one, and no cable ends there: what was meant is an address on it. */
    private static Finding loopback(CableEnd end) {
        return Found.make(
                Finding.Level.ERROR,
                "DUPLICATE_ROOT_NAME",
                "DUPLICATE_ROOT_NAME.LOOPBACK",
                end.id().toString(),
                Edit.of(EditName.of("fix.loopbackAddress", end.node()), t -> moved(t, end)),
                true,
                end.id(),
                end.node());
    }

    /** Those of both ends, where both are meant so; the cable goes. */
    private static Topology moved(Topology topology, CableEnd end) {
        return topology.cable(end.id())
                .map(cable -> {
                    Topology moved = topology.withoutCable(end.id());
                    for (CableEnd each : cable.ends()) {
                        if (each.interfaceName().equals(DrawnLoopback.NAME)) {
                            moved = addressed(moved, each);
                        }
                    }
                    return moved;
                })
                .orElse(topology);
    }

    private static Topology addressed(Topology topology, CableEnd end) {
        return FixEdits.stack(topology, end.node(), stack -> {
            List<InterfaceAddress> all = new ArrayList<>(
                    stack.drawn(DrawnLoopback.NAME).map(DrawnInterface::addresses).orElse(List.of()));
            all.addAll(end.addresses());
            List<DrawnInterface> drawn = new ArrayList<>(stack.interfaces());
            drawn.removeIf(d -> d.name().equals(DrawnLoopback.NAME));
            drawn.add(DrawnLoopback.of(all));
            return stack.withInterfaces(drawn);
        });
    }

    private static Finding finding(CableEnd end, String other, String fresh) {
        return Found.blocking(
                "DUPLICATE_ROOT_NAME",
                end.id().toString(),
                Edit.of(
                        EditName.of("fix.name", end.interfaceName(), fresh),
                        t -> FixEdits.end(t, end.id(), e -> e.withInterfaceName(fresh))),
                end.id(),
                other,
                end.interfaceName(),
                fresh);
    }
}
