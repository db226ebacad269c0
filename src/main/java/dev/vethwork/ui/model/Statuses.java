package dev.vethwork.ui.model;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells each drawn element's status from the plan that is left to do. */
final class Statuses {
    private Statuses() {}

    /**
     * By node name and cable id.
     *
     * @param plan what is left to do; null while not known
     * @param failed elements whose step failed in the last deployment
     */
    static Map<String, Status> of(Topology topology, boolean deployed, @Nullable Plan plan, Set<String> failed) {
        if (!deployed && failed.isEmpty()) {
            return none(topology);
        }
        Set<String> missing = new HashSet<>();
        Set<String> different = new HashSet<>();
        if (plan != null) {
            Map<String, String> nodes = nodesByInterface(topology);
            for (Step step : plan.steps()) {
                boolean whole = step.action() == Action.CREATE
                        && switch (step.phase()) {
                            case NAMESPACES, BRIDGES, CABLES -> true;
                            default -> false;
                        };
                String node = nodes.get(step.element());
                if (node != null) {
                    different.add(node);
                } else {
                    (whole ? missing : different).add(step.element());
                }
            }
        }
        Map<String, Status> all = new HashMap<>();
        for (String node : topology.nodes().keySet()) {
            all.put(node, status(deployed, Set.of(node), missing, different, failed));
        }
        for (Cable cable : topology.cables()) {
            Set<String> names = Set.of(cable.a().id().toString(), cable.b().id().toString());
            all.put(cable.id(), status(deployed, names, missing, different, failed));
        }
        return all;
    }

    /** By the ids of interfaces that are no ends of cables, the nodes that have them and of which they are but a part. */
    private static Map<String, String> nodesByInterface(Topology topology) {
        Map<String, String> nodes = new HashMap<>();
        for (Node node : topology.nodes().values()) {
            if (node instanceof StackNode stack) {
                stack.stack().interfaces().forEach(drawn ->
                        nodes.put(new EndId(node.name(), drawn.name()).toString(), node.name()));
            }
        }
        return nodes;
    }

    private static Map<String, Status> none(Topology topology) {
        Map<String, Status> all = HashMap.newHashMap(topology.nodes().size() + topology.cables().size());
        topology.nodes().keySet().forEach(node -> all.put(node, Status.NOT_DEPLOYED));
        topology.cables().forEach(cable -> all.put(cable.id(), Status.NOT_DEPLOYED));
        return all;
    }

    private static Status status(
            boolean deployed, Set<String> names, Set<String> missing, Set<String> different, Set<String> failed) {
        if (names.stream().anyMatch(failed::contains)) {
            return Status.FAILED;
        }
        if (!deployed || names.stream().anyMatch(missing::contains)) {
            return Status.NOT_DEPLOYED;
        }
        return names.stream().anyMatch(different::contains) ? Status.DIFFERS : Status.DEPLOYED;
    }
}
