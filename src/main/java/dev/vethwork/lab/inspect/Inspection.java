package dev.vethwork.lab.inspect;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.net.RouteTable;
import dev.vethwork.net.TargetKind;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.nft.NftRuleset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A deployed lab node by node. */
public record Inspection(String lab, TargetKind target, List<InspectedNode> nodes) {
    public Inspection {
        nodes = List.copyOf(nodes);
    }

    public static Inspection of(DeployedLab lab, List<String> names) throws LabException {
        List<InspectedNode> views = new ArrayList<>();
        for (String name : names) {
            views.add(view(lab, name));
        }
        return new Inspection(lab.lab(), lab.traits().kind(), views);
    }

    /** One node of a lab. */
    public static InspectedNode view(DeployedLab lab, String name) throws LabException {
        String at = lab.namespaceOf(name);
        NamespaceState space = lab.state().namespace(at).orElse(NamespaceState.empty(at));
        NodeKind kind = lab.kind(name);
        if (kind == NodeKind.BRIDGE && !space.name().equals(name)) {
            return bridge(lab, name, space);
        }
        return new InspectedNode(
                name,
                kind,
                at,
                List.copyOf(space.interfaces().values()),
                peers(lab, space.interfaces().values()),
                space.neighbors(),
                space.routes().stream().filter(Inspection::isShown).toList(),
                rules(space),
                space.processes());
    }

    /** A bridge in a namespace that is not its own: of the tables there, what goes over it. */
    private static InspectedNode bridge(DeployedLab lab, String name, NamespaceState root) {
        List<Interface> ports = root.interfaces().values().stream()
                .filter(i -> name.equals(i.master()))
                .toList();
        return new InspectedNode(
                name,
                NodeKind.BRIDGE,
                root.name(),
                Stream.concat(root.device(name).stream(), ports.stream()).toList(),
                peers(lab, ports),
                root.neighbors().stream().filter(n -> n.interfaceName().equals(name)).toList(),
                root.routes().stream()
                        .filter(Inspection::isShown)
                        .filter(r -> r.hops().stream().anyMatch(h -> name.equals(h.device())))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Map<String, String> peers(DeployedLab lab, Collection<Interface> devices) {
        Map<String, String> peers = new TreeMap<>();
        for (Interface device : devices) {
            if (device.peer() != null) {
                peers.put(device.name(), lab.nodeOf(device.peer()) + ":" + device.peer().interfaceName());
            }
        }
        return peers;
    }

    /** All but what the kernel made for the addresses of its own. */
    private static boolean isShown(RouteEntry route) {
        return !route.table().equals(RouteTable.LOCAL);
    }

    private static List<String> rules(NamespaceState space) {
        Netfilter netfilter = space.netfilter();
        Stream<String> own = Stream.concat(netfilter.v4().stream(), netfilter.v6().stream()).flatMap(Inspection::rules);
        Stream<String> beside = netfilter.beside().stream()
                .flatMap(b -> b.isRead()
                        ? b.chains().stream().flatMap(Inspection::rules).map(rule -> b.command() + " " + rule)
                        : Stream.of(LabMessages.of("rules.unread", b.command() + "-save").text()));
        NftRuleset nft = netfilter.foreign();
        // In a namespace of a lab's nobody has any who has not the tool.
        Stream<String> foreign = nft.isRead() || !space.isRoot()
                ? nft.chains().stream().flatMap(c -> c.lines().stream())
                : Stream.of(LabMessages.of("rules.unread", "nft list ruleset").text());
        return Stream.of(own, beside, foreign).flatMap(s -> s).toList();
    }

    private static Stream<String> rules(Netfilter.Chain chain) {
        Stream<String> policy =
                chain.drops() ? Stream.of("-P " + chain.name() + " DROP") : Stream.empty();
        return Stream.concat(
                policy,
                chain.rules().stream().map(r -> "-A " + chain.name() + " " + String.join(" ", r.words())));
    }
}
