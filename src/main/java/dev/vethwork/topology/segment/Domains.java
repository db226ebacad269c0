package dev.vethwork.topology.segment;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Topology;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where frames of one VLAN go together in a bridge: all of it, where that tells no VLANs apart. */
final class Domains {
    /** What a Linux bridge that tells VLANs apart puts a new port and itself into: its default_pvid. */
    private static final PortVlans FIRST = new PortVlans.Access(1);

    /**
     * A bridge, or one VLAN of it.
     *
     * @param vlan 0 where no VLANs are told apart, and for frames of Open vSwitch without one
     */
    record Domain(String bridge, int vlan) {}

    private final Map<String, Bridge> bridges = new LinkedHashMap<>();
    /** Names of bridges that have a port in a VLAN. */
    private final Map<String, NavigableSet<Integer>> divided = new HashMap<>();

    Domains(Topology topology) {
        NavigableSet<Integer> used = new TreeSet<>(Set.of(1));
        topology.nodes().values().forEach(n -> {
            if (n instanceof Bridge bridge) {
                bridges.put(bridge.name(), bridge);
            }
        });
        for (Cable cable : topology.cables()) {
            for (CableEnd end : cable.ends()) {
                PortVlans vlans = end.port().vlans();
                Bridge bridge = bridges.get(end.node());
                if (vlans != null && bridge != null && bridge.tellsVlansApart()) {
                    divided.put(bridge.name(), used);
                    Stream.ofNullable(vlans.untagged()).forEach(used::add);
                    if (vlans instanceof PortVlans.Trunk trunk) {
                        trunk.ids().stream().filter(VlanRange::spansOne).map(VlanRange::first).forEach(used::add);
                    }
                }
            }
        }
    }

    /** Those of a bridge: one for each VLAN that some port of the drawing is in by name. */
    List<Domain> of(Bridge bridge) {
        NavigableSet<Integer> vlans = divided.get(bridge.name());
        return vlans == null
                ? List.of(own(bridge))
                : Stream.concat(Stream.of(own(bridge).vlan()), vlans.stream())
                        .distinct()
                        .map(vlan -> new Domain(bridge.name(), vlan))
                        .toList();
    }

    /** The one that the bridge's own addresses are in. */
    Domain own(Bridge bridge) {
        boolean first = divided.containsKey(bridge.name()) && bridge.type() == Bridge.Type.LINUX;
        return new Domain(bridge.name(), first ? 1 : 0);
    }

    /** The one that frames without a tag come into by a port; empty where they are dropped, and where it is no port. */
    Optional<Domain> untagged(CableEnd port) {
        return entering(port, 0);
    }

    /** The one at the other end of a cable that a frame comes into which leaves a domain by a port. */
    Optional<Domain> across(Domain from, CableEnd port, CableEnd other) {
        PortVlans vlans = vlans(port);
        OptionalInt tag = vlans == null ? OptionalInt.of(from.vlan()) : vlans.leaving(from.vlan());
        return tag.isEmpty() ? Optional.empty() : entering(other, tag.getAsInt());
    }

    private Optional<Domain> entering(CableEnd port, int tag) {
        Bridge bridge = bridges.get(port.node());
        if (bridge == null) {
            return Optional.empty();
        }
        if (!divided.containsKey(bridge.name())) {
            return Optional.of(own(bridge));
        }
        PortVlans vlans = vlans(port);
        OptionalInt vlan = vlans == null
                ? OptionalInt.of(tag)
                : vlans.entering(tag, bridge.type() == Bridge.Type.LINUX);
        return vlan.isEmpty()
                ? Optional.empty()
                : of(bridge).stream().filter(d -> d.vlan() == vlan.getAsInt()).findFirst();
    }

    private @Nullable PortVlans vlans(CableEnd port) {
        Bridge bridge = bridges.get(port.node());
        if (bridge == null || !divided.containsKey(bridge.name())) {
            return null;
        }
        BridgePort drawn = port.port();
        return drawn.vlans() == null && bridge.type() == Bridge.Type.LINUX ? FIRST : drawn.vlans();
    }
}
