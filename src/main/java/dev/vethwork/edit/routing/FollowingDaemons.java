package dev.vethwork.edit.routing;

import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Keeps the configurations of routing daemons in step with the drawing. Whether somebody has edited one needs no mark: it
 * is ours as long as it is, letter by letter, what would have been written for the drawing before.
 */
public final class FollowingDaemons {
    private final Topology before;
    private final Map<RoutingDaemon, Set<String>> ours = new HashMap<>();
    private Topology now;

    private FollowingDaemons(Topology before, Topology after) {
        this.before = before;
        this.now = after;
    }

    /** The drawing after an edit, with the configurations that nobody wrote by hand for what is drawn now. */
    public static Topology of(Topology before, Topology after) {
        boolean routed = Stream.of(before, after)
                .flatMap(Routers::in)
                .anyMatch(n -> RoutingDaemon.of(n).findAny().isPresent());
        boolean same = !routed || before.nodes().equals(after.nodes()) && before.cables().equals(after.cables());
        return same ? after : new FollowingDaemons(before, after).follow();
    }

    private Topology follow() {
        Map<RoutingProtocol, Routers> routers = new HashMap<>();
        Routers.in(before).forEach(node -> RoutingDaemon.of(node).forEach(daemon -> ours.computeIfAbsent(
                        daemon, _ -> new HashSet<>())
                .add(daemon.write(reading(routers, before, daemon).read(node)))));
        List<String> followed = new ArrayList<>();
        for (StackNode node : Routers.in(now).toList()) {
            boolean follows = RoutingDaemon.of(node).anyMatch(daemon -> isOurs(daemon, node));
            if (follows) {
                followed.add(node.name());
                begin(node);
            }
        }
        followed.forEach(this::rewrite);
        return now;
    }

    private static Routers reading(Map<RoutingProtocol, Routers> made, Topology topology, RoutingDaemon daemon) {
        return made.computeIfAbsent(daemon.protocol(), protocol -> new Routers(topology, protocol));
    }

    /** Nobody has edited it, neither before nor with this edit: what an edit has written is not touched. */
    private boolean isOurs(RoutingDaemon daemon, StackNode node) {
        Optional<String> text = daemon.configuration(node);
        Optional<StackNode> earlier = earlier(node);
        boolean written = text.filter(t -> ours.getOrDefault(daemon, Set.of()).contains(t)
                        // What came from another drawing was written for that one.
                        || earlier.isEmpty() && Handwriting.isOurs(daemon, t))
                .isPresent();
        return written && earlier.flatMap(daemon::configuration).map(text.get()::equals).orElse(true);
    }

    /** The node as it was; under its old name where it was renamed, which leaves it in its place. */
    private Optional<StackNode> earlier(StackNode node) {
        Optional<StackNode> same = Routers.in(before).filter(n -> n.name().equals(node.name())).findFirst();
        if (same.isPresent() || before.nodes().size() != now.nodes().size()) {
            return same;
        }
        int place = List.copyOf(now.nodes().keySet()).indexOf(node.name());
        return List.copyOf(before.nodes().values()).get(place) instanceof StackNode stack
                ? Optional.of(stack)
                : Optional.empty();
    }

    /** A copy of a router forgets the number that the first one has. */
    private void begin(StackNode node) {
        if (earlier(node).isEmpty()) {
            RoutingDaemon.of(node).forEach(daemon -> edit(
                    node.name(), n -> n.editStack(s -> RoutingEdits.withFile(s, new NodeFile(daemon.suite().path(), "")))));
            rewrite(node.name());
        }
    }

    private void rewrite(String name) {
        now.node(name).filter(StackNode.class::isInstance).map(StackNode.class::cast).ifPresent(node -> {
            for (RoutingDaemon daemon : RoutingDaemon.of(node).toList()) {
                String text = daemon.write(new Routers(now, daemon.protocol()).read(node));
                edit(name, n -> n.editStack(s -> RoutingEdits.withFile(s, new NodeFile(daemon.suite().path(), text))));
            }
        });
    }

    private void edit(String name, UnaryOperator<StackNode> change) {
        now.node(name)
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .ifPresent(node -> now = now.withNode(name, change.apply(node)));
    }
}
