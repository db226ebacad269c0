package dev.vethwork.lesson.grade;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Unusable;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of a drawing as a kernel takes: a route or an address that it would refuse stops the whole deployment, and one mistake
 * shall not cost the points of all other steps.
 *
 * @param leftOut a sentence for each route and address that is not in it
 */
record Takeable(Topology drawing, List<String> leftOut) {
    Takeable {
        leftOut = List.copyOf(leftOut);
    }

    /** Without those of its routes that alone are to blame for a finding. */
    static Takeable of(Topology drawing) {
        List<String> leftOut = new ArrayList<>();
        Topology rest = withoutRefused(drawing, leftOut);
        List<Finding> blocking = blocking(rest);
        for (StackNode node : drawing.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .toList()) {
            for (Route route : node.stack().routes()) {
                if (blocking.stream().noneMatch(f -> f.element().equals(node.name()))) {
                    break;
                }
                Topology without = without(rest, node, route);
                List<Finding> then = blocking(without);
                if (then.size() < blocking.size()) {
                    List<String> messages = then.stream().map(Finding::message).toList();
                    blocking.stream().map(Finding::message).filter(m -> !messages.contains(m)).forEach(leftOut::add);
                    rest = without;
                    blocking = then;
                }
            }
        }
        return new Takeable(rest, leftOut);
    }

    private static Topology withoutRefused(Topology drawing, List<String> leftOut) {
        Topology rest = drawing;
        for (DrawnAddress address : DrawnFacts.of(drawing, Ground.UNKNOWN).addresses()) {
            if (Unusable.of(address).filter(kind -> kind.isRefused(address.address().family())).isPresent()) {
                List<String> before = blocking(rest).stream().map(Finding::message).toList();
                rest = address.takenFrom(rest);
                List<String> after = blocking(rest).stream().map(Finding::message).toList();
                before.stream().filter(m -> !after.contains(m)).forEach(leftOut::add);
            }
        }
        return rest;
    }

    private static Topology without(Topology drawing, StackNode node, Route route) {
        return drawing.node(node.name())
                .filter(StackNode.class::isInstance)
                .map(n -> drawing.withNode(node.name(), ((StackNode) n).editStack(s -> s.withRoutes(
                        s.routes().stream().filter(r -> !r.equals(route)).toList()))))
                .orElse(drawing);
    }

    private static List<Finding> blocking(Topology drawing) {
        return Lint.check(drawing, Ground.UNKNOWN).stream().filter(Finding::blocking).toList();
    }
}
