package dev.vethwork.drift.machine;

import dev.vethwork.drift.DrawnFromKernel;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import dev.vethwork.plan.kind.LinkPlan;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Peer;
import dev.vethwork.state.Queue;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.DrawnPhysical;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws interfaces: bridges as nodes, pairs as cables, what is behind the machine's cards as somebody outside. */
final class LinkDrawing {
    private final NetworkState state;
    private final NodeNames names;
    private final Account account;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Cable> cables = new ArrayList<>();
    private final Set<Place> wired = new HashSet<>();
    /** Those that somebody names for good: what has them must keep them. */
    private final Set<Mac> named;

    LinkDrawing(NetworkState state, NodeNames names, Account account) {
        this.state = state;
        this.names = names;
        this.account = account;
        this.named = state.namespaces().values().stream()
                .flatMap(space -> space.neighbors().stream())
                .filter(Neighbor::isPermanent)
                .flatMap(neighbor -> Stream.ofNullable(neighbor.mac()))
                .collect(Collectors.toSet());
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Cable> cables() {
        return cables;
    }

    private String id(NamespaceState space, Interface device) {
        return names.space(space.name()) + ":" + device.name();
    }

    /** The bridges and cables of a namespace. */
    void draw(NamespaceState space) {
        for (Interface device : space.interfaces().values()) {
            try {
                if (Devices.isUnasked(device)) {
                    account.left(id(space, device), "link.unasked");
                } else if (names.bridge(space.name(), device.name()).isPresent()) {
                    bridge(space, device, names.bridge(space.name(), device.name()).get());
                } else if (device.kind().isCable()) {
                    cable(space, device);
                } else if (isUplink(space, device)) {
                    card(space, device);
                }
            } catch (BadValue e) {
                account.missing(id(space, device), e);
            }
        }
    }

    private void bridge(NamespaceState space, Interface device, String name) {
        Bridge bridge = Bridge.of(name)
                .withType(device.kind().isLinuxBridge() ? Bridge.Type.LINUX : Bridge.Type.OPENVSWITCH)
                .withAddresses(DrawnFromKernel.addresses(device))
                .withStp(device.stp())
                .withMtu(device.mtu() == LinkPlan.USUAL_MTU ? null : Integer.valueOf(device.mtu()))
                .withMac(mac(device).orElse(null))
                .withVlanFiltering(device.kind().filtersVlans())
                .withUp(device.up())
                .withSite(site(space));
        nodes.add(bridge);
        if (name.equals(device.name())) {
            account.drawn(id(space, device), name);
        } else {
            account.drawn(id(space, device), name, Account.phrase("bridge.renamed", device.name(), name));
        }
    }

    private Site site(NamespaceState space) {
        if (space.isRoot()) {
            return Site.HOST;
        }
        return Devices.isAlone(space) ? Site.ISOLATED : new Site.Inside(names.space(space.name()));
    }

    private Optional<Mac> mac(Interface device) {
        return Optional.ofNullable(device.mac()).filter(named::contains);
    }

    private void cable(NamespaceState space, Interface device) {
        Place near = new Place(space.name(), device.name());
        if (wired.contains(near)) {
            return;
        }
        Peer peer = device.peer();
        NamespaceState there = peer == null ? null : state.namespaces().get(peer.namespace());
        Interface other = peer == null || there == null ? null : there.interfaces().get(peer.interfaceName());
        if (there == null || peer == null || other == null || !wired.add(new Place(there.name(), other.name()))) {
            account.missing(id(space, device), "link.loose");
            return;
        }
        CableEnd a = end(space, device);
        CableEnd b = end(there, other);
        wired.add(near);
        boolean same = a.shaping().equals(b.shaping());
        Cable cable = same
                ? new Cable(a.withShaping(Shaping.NONE), b.withShaping(Shaping.NONE), a.shaping())
                : Cable.of(a, b);
        cables.add(cable);
        account.drawn(id(space, device) + " – " + id(there, other), cable.id());
    }

    private CableEnd end(NamespaceState space, Interface device) {
        Queue q = device.shaping();
        return DrawnFromKernel.end(plug(space, device), device)
                .withPort(DrawnFromKernel.port(device))
                .withMac(mac(device).orElse(null))
                .withShaping(new Shaping(
                        q.rate(), q.delay(), q.jitter(), q.loss(), q.duplicate(), q.corrupt(), q.reorder()));
    }

    /** The node that an interface is in: its bridge, or its namespace. */
    private String plug(NamespaceState space, Interface device) {
        String master = device.master();
        return Optional.ofNullable(master)
                .flatMap(m -> names.bridge(space.name(), m))
                .orElse(names.space(space.name()));
    }

    /** A card of the machine's that stayed where it was. One in another namespace is lent to that. */
    private static boolean isUplink(NamespaceState space, Interface device) {
        return space.isRoot() && Devices.isCard(device.kind());
    }

    /** What the machine called it is forgotten: by the name that it has the kernel gives it back. */
    private DrawnInterface lent(NamespaceState space, Interface card) {
        LinkBasics basics = LinkBasics.of(card.name())
                .withAddresses(DrawnFromKernel.addresses(card))
                .withMtu(card.mtu() == LinkPlan.USUAL_MTU ? null : Integer.valueOf(card.mtu()))
                .withUp(card.up());
        return whole(space, card, new DrawnPhysical(basics, card.name()));
    }

    private void card(NamespaceState space, Interface device) {
        String outside = names.free("outside");
        nodes.add(OutsideDrawing.node(outside));
        Cable cable = OutsideDrawing.cable(plug(space, device), space, device, outside);
        cables.add(cable);
        account.drawn(id(space, device), cable.id(), Account.phrase("link.card", device.name(), outside));
    }

    /** What a node has besides the ends of its cables. */
    List<DrawnInterface> others(NamespaceState space) {
        List<DrawnInterface> all = new ArrayList<>();
        for (Interface device : space.interfaces().values()) {
            boolean elsewhere = Devices.isUnasked(device)
                    || names.bridge(space.name(), device.name()).isPresent()
                    || device.kind().isCable()
                    || isUplink(space, device);
            if (elsewhere) {
                continue;
            }
            if (device.kind().isLoopback()) {
                if (!DrawnFromKernel.addresses(device).isEmpty()) {
                    all.add(DrawnLoopback.of(DrawnFromKernel.addresses(device)));
                    account.drawn(id(space, device), names.space(space.name()));
                }
                continue;
            }
            try {
                Optional<DrawnInterface> drawn = Devices.isCard(device.kind())
                        ? Optional.of(lent(space, device))
                        : DrawnFromKernel.drawable(space, device).map(d -> whole(space, device, d));
                drawn.ifPresentOrElse(
                        d -> {
                            all.add(d);
                            account.drawn(id(space, device), id(space, device));
                        },
                        () -> account.missing(id(space, device), "link.kind", device.kind().word()));
            } catch (BadValue e) {
                account.missing(id(space, device), e);
            }
        }
        return all;
    }

    /** A bridge may be called otherwise in the drawing. */
    private DrawnInterface whole(NamespaceState space, Interface device, DrawnInterface drawn) {
        String bridge = Optional.ofNullable(device.master())
                .flatMap(m -> names.bridge(space.name(), m))
                .orElse(null);
        return LinkPlans.named(drawn, device.kind(), below -> Optional.of(names.space(below)))
                .withBasics(drawn.basics().withBridge(bridge).withMac(mac(device).orElse(null)));
    }
}
