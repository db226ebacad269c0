package dev.vethwork.lab.drawing;

import dev.vethwork.drift.machine.MachineDrawing;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was there before a lab that adopts it: the machine is drawn as {@code import --live} draws it, and what that drawing asks
 * for is what of the lab's drawing needs no step. So both say the same by the same words, down to the rules of chains that no
 * drawing has.
 */
public final class BeforeALab {
    private BeforeALab() {}

    /** The nodes of a drawing whose namespaces are there, and the host. */
    public static Set<String> nodes(Survey survey, Topology drawn) {
        return drawn.nodes().values().stream()
                .filter(node -> node instanceof Host || survey.spaces().containsKey(node.name()))
                .map(Node::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The namespaces of these nodes. */
    public static Set<String> namespaces(Topology drawn, Set<String> nodes) {
        return nodes.stream()
                .map(name -> drawn.node(name).filter(Host.class::isInstance).isPresent() ? NetworkState.ROOT : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param names of namespaces that the lab adopts */
    public static NavigableMap<String, NamespaceState> of(Survey survey, Topology drawn, Set<String> names, TargetTraits traits) {
        Set<String> only = nodes(survey, drawn).stream()
                .filter(name -> survey.spaces().containsKey(name))
                .collect(Collectors.toCollection(TreeSet::new));
        Topology before = MachineDrawing.of(survey, drawn.name(), only).topology();
        NavigableMap<String, NamespaceState> all = new TreeMap<>();
        all.putAll(TopologyCompiler.compile(before, traits).state().namespaces());
        boolean root = names.contains(NetworkState.ROOT);
        // What is in no namespace of the machine's stands for somebody behind one of its cards.
        all.keySet().removeIf(name -> !names.contains(name) && (!root || survey.state().namespaces().containsKey(name)));
        return all;
    }
}
