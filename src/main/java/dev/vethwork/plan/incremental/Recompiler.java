package dev.vethwork.plan.incremental;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Elements;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.compile.Uplinks;
import dev.vethwork.plan.compile.Wiring;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.kind.Memberships;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a drawing asks for after an edit, where what it asked for before is known: only what the edit touched is compiled.
 * What is the same object in both drawings counts as untouched, as to compare values would take as long as to compile them.
 */
@SuppressWarnings("ReferenceEquality")
public final class Recompiler {
    private final Topology before;
    private final Topology after;
    private final TargetTraits traits;
    private final Compiled compiled;
    private final Wiring wiring;

    private Recompiler(Topology before, Compiled compiled, Topology after, TargetTraits traits) {
        this.before = before;
        this.after = after;
        this.traits = traits;
        this.compiled = compiled;
        this.wiring = new Wiring(after.name(), traits, compiled.state(), compiled.elements());
    }

    /**
     * The same as compiling the drawing gives. Namespaces that are none of the edit's business are those of before, the
     * very same objects.
     */
    public static Compiled recompile(Topology before, Compiled compiled, Topology after, TargetTraits traits) {
        boolean alike = !Uplinks.isRouted(before, traits) && !Uplinks.isRouted(after, traits);
        Compiled recompiled = alike && before.name().equals(after.name())
                ? new Recompiler(before, compiled, after, traits).recompile()
                : null;
        return recompiled == null ? TopologyCompiler.compile(after, traits) : recompiled;
    }

    /** The state alone, for those who try many edits and care for no elements. */
    public static NetworkState recompile(
            Topology before, NetworkState compiled, Topology after, TargetTraits traits) {
        return recompile(before, new Compiled(before.name(), compiled, Elements.NONE), after, traits).state();
    }

    /** Null where two interfaces claim one name: who wins hangs on their order. */
    private @Nullable Compiled recompile() {
        if (size(compiled.state().namespaces().values()) != wiring.count(before)) {
            return null;
        }
        rewire();
        Map<String, Node> byNamespace = nodes();
        TreeMap<String, NamespaceState> namespaces = new TreeMap<>(compiled.state().namespaces());
        wiring.changed().forEach((name, devices) -> {
            Node node = byNamespace.get(name);
            if (node == null) {
                namespaces.remove(name);
            } else {
                namespaces.put(
                        name,
                        TopologyCompiler.settle(
                                after.name(), node, TopologyCompiler.wired(after.name(), name, devices), traits));
            }
        });
        return size(namespaces.values()) == wiring.count(after)
                ? new Compiled(after.name(), new NetworkState(namespaces, compiled.state().fresh()), wiring.elements())
                : null;
    }

    private static int size(Collection<NamespaceState> namespaces) {
        return namespaces.stream().mapToInt(n -> n.interfaces().size()).sum();
    }

    /** By namespace, the node whose it is; in the root namespace the host before any bridge. */
    private Map<String, Node> nodes() {
        Map<String, Node> nodes = new HashMap<>();
        for (Node node : after.nodes().values()) {
            nodes.merge(
                    Wiring.namespaceOf(node), node, (one, other) -> other instanceof StackNode ? other : one);
        }
        return nodes;
    }

    private void rewire() {
        Set<String> moved = new HashSet<>();
        List<Node> gone = changed(before, after, moved);
        List<Node> come = changed(after, before, moved);
        List<Cable> taken = cables(before.cables(), after.cables(), moved);
        List<Cable> laid = cables(after.cables(), before.cables(), moved);
        gone.forEach(wiring::take);
        taken.forEach(cable -> wiring.take(before, cable));
        come.forEach(node -> wiring.put(after, node));
        laid.forEach(cable -> wiring.put(after, cable));
    }

    /** Nodes that are not in the other drawing, and among them the names of those whose cables are others now. */
    private static List<Node> changed(Topology in, Topology from, Set<String> moved) {
        List<Node> changed = new ArrayList<>();
        for (Node node : in.nodes().values()) {
            Node other = from.nodes().get(node.name());
            if (node == other) {
                continue;
            }
            changed.add(node);
            if (other == null
                    || !memberships(node).equals(memberships(other))
                    || other.getClass() != node.getClass()
                    || (node instanceof Bridge now && other instanceof Bridge then && !Wiring.takesAlike(now, then))
                    || !Wiring.namespaceOf(node).equals(Wiring.namespaceOf(other))) {
                moved.add(node.name());
            }
        }
        return changed;
    }

    private static Memberships memberships(Node node) {
        return Memberships.of(node instanceof StackNode stack ? stack.stack().interfaces() : List.of());
    }

    /** Cables that are not in the other list, which has most of them in the same order, and those of nodes that moved. */
    private static List<Cable> cables(List<Cable> in, List<Cable> from, Set<String> moved) {
        int shorter = Math.min(in.size(), from.size());
        int start = 0;
        while (start < shorter && in.get(start) == from.get(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && in.get(in.size() - 1 - end) == from.get(from.size() - 1 - end)) {
            end++;
        }
        List<Cable> changed = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            Cable cable = in.get(i);
            boolean different = i >= start && i < in.size() - end;
            if (different || (!moved.isEmpty() && cable.ends().stream().anyMatch(e -> moved.contains(e.node())))) {
                changed.add(cable);
            }
        }
        return changed;
    }
}
