package dev.vethwork.drift.machine;

import dev.vethwork.net.Names;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Survey;
import dev.vethwork.state.Survey.Kind;
import dev.vethwork.state.Survey.Space;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A machine as a drawing.
 *
 * @param seen what became of each thing
 */
public record MachineDrawing(Topology topology, List<Seen> seen) {
    public MachineDrawing {
        seen = List.copyOf(seen);
    }

    /**
     * Draws.
     *
     * @param name of the drawing
     * @param only namespaces that alone are drawn besides the machine's own; empty for all
     */
    public static MachineDrawing of(Survey survey, String name, Set<String> only) {
        Account account = new Account();
        if (!survey.whole()) {
            account.missing(survey.machine(), "unprivileged");
        }
        survey.unread().forEach(path -> account.missing(path, "unread"));
        List<NamespaceState> drawn = new ArrayList<>();
        survey.state().namespaces().values().forEach(space -> {
            if (isWanted(space, survey, only, account)) {
                drawn.add(space);
            }
        });
        NodeNames names = NodeNames.of(drawn, account);
        LinkDrawing links = new LinkDrawing(survey.state(), names, account);
        List<Node> nodes = new ArrayList<>();
        List<Node> hosts = new ArrayList<>();
        for (NamespaceState space : drawn) {
            String node = names.space(space.name());
            tell(space, node, survey, account);
            links.draw(space);
            if (Devices.isAlone(space)) {
                continue;
            }
            IpStack stack = new StackDrawing(space, node, account).draw(links, survey.state().fresh());
            if (space.isRoot()) {
                hosts.add(new Host(node, stack));
            } else {
                nodes.add(new Namespace(node, role(stack, space), stack));
            }
        }
        nodes.addAll(links.nodes());
        nodes.addAll(hosts);
        String safe = Names.isNode(name) ? name : "machine";
        return new MachineDrawing(
                new Topology(safe, "", nodes, wired(links, nodes), List.of(), Map.of()), account.all());
    }

    /** A cable into a namespace that is not drawn is not either. */
    private static List<Cable> wired(LinkDrawing links, List<Node> nodes) {
        Set<String> there = nodes.stream().map(Node::name).collect(Collectors.toSet());
        return links.cables().stream()
                .filter(cable -> cable.ends().stream().allMatch(end -> there.contains(end.node())))
                .toList();
    }

    private static Namespace.Role role(IpStack stack, NamespaceState space) {
        long ways = space.interfaces().values().stream()
                .filter(device -> !device.kind().isLoopback() && device.master() == null && !device.addresses().isEmpty())
                .count();
        return stack.forwarding() && ways > 1 ? Namespace.Role.ROUTER : Namespace.Role.PLAIN;
    }

    private static boolean isWanted(NamespaceState space, Survey survey, Set<String> only, Account account) {
        if (space.isRoot() || only.contains(space.name())) {
            return true;
        }
        if (!only.isEmpty()) {
            return false;
        }
        Space known = survey.spaces().get(space.name());
        boolean lonely = space.interfaces().values().stream()
                .allMatch(device -> device.kind().isLoopback() || Devices.isUnasked(device));
        if (lonely && known != null && known.kind() != Kind.NAMED) {
            account.left(space.name() + " (" + known.path() + ")", "space.lonely");
            return false;
        }
        return true;
    }

    private static void tell(NamespaceState space, String node, Survey survey, Account account) {
        Space known = survey.spaces().get(space.name());
        if (known == null) {
            account.drawn(survey.machine(), node);
        } else if (known.kind() == Kind.NAMED) {
            if (known.path().endsWith("/" + node)) {
                account.drawn(known.path(), node);
            } else {
                account.drawn(known.path(), node, Account.phrase("space.renamed", node));
            }
        } else {
            String whose = known.container().isEmpty() ? known.process() : known.container();
            account.drawn(known.path(), node, Account.phrase("space.nameless", node, whose.isEmpty() ? known.path() : whose));
        }
    }
}
