package dev.vethwork.plan;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.PortHabit;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import dev.vethwork.state.Interface;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the commands for ports of switches do to one. */
final class SimulatedPorts {
    private static final PortVlans FIRST = new PortVlans.Access(1);

    private SimulatedPorts() {}

    /** {@code link set X type bridge_slave hairpin on}. */
    static Interface flag(Interface port, String flag, boolean on) {
        require(port.master() != null, "not a port");
        BridgePort now = port.port();
        return port.withPort(
                switch (flag) {
                    case "hairpin" -> now.withHairpin(on);
                    case "isolated" -> now.withIsolated(on);
                    case "learning" -> now.with(PortHabit.LEARNING, on);
                    case "flood" -> now.with(PortHabit.FLOOD, on);
                    case "mcast_flood" -> now.with(PortHabit.MCAST_FLOOD, on);
                    case "bcast_flood" -> now.with(PortHabit.BCAST_FLOOD, on);
                    default -> throw new IllegalStateException("unknown " + flag);
                });
    }

    /** {@code bridge vlan add vid 10 dev X pvid untagged}. */
    static Interface vlan(Interface port, List<String> argv) {
        require(port.master() != null, "not a port");
        PortVlans now = port.port().vlans() == null ? FIRST : port.port().vlans();
        NavigableSet<Integer> tagged = new TreeSet<>();
        if (now instanceof PortVlans.Trunk trunk) {
            trunk.ids().forEach(range -> range.ids().forEach(tagged::add));
        }
        Integer untagged = now.untagged();
        for (int id : VlanRange.parse(argv.get(4)).ids().toArray()) {
            boolean there = tagged.remove(id);
            if (untagged != null && untagged == id) {
                there = true;
                untagged = null;
            }
            if (argv.get(2).equals("del")) {
                require(there, "no such VLAN on the port");
            } else if (argv.contains("untagged")) {
                untagged = id;
            } else {
                tagged.add(id);
            }
        }
        return port.withPort(port.port()
                .withVlans(of(tagged.stream().map(VlanRange::of).toList(), untagged).orElse(new PortVlans.None())));
    }

    private static Optional<PortVlans> of(List<VlanRange> tagged, Integer untagged) {
        if (!tagged.isEmpty()) {
            return Optional.of(new PortVlans.Trunk(tagged, untagged));
        }
        return untagged == null ? Optional.empty() : Optional.of(new PortVlans.Access(untagged));
    }

    /** {@code ovs-vsctl set port X tag=10 trunks=[] vlan_mode=access}. */
    static Interface ofSwitch(Interface port, List<String> argv) {
        require(port.master() != null, "no port named so");
        String tag = argv.get(4).substring("tag=".length());
        String trunks = argv.get(5).substring("trunks=".length());
        List<VlanRange> ids = trunks.equals("[]")
                ? List.of()
                : Stream.of(trunks.split(",")).map(VlanRange::parse).toList();
        return port.withPort(port.port()
                .withVlans(of(ids, tag.equals("[]") ? null : Integer.valueOf(tag)).orElse(null)));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }
}
