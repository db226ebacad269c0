package dev.vethwork.format.importing.machine;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.Names;
import dev.vethwork.net.PortVlans;
import dev.vethwork.topology.kind.DrawnVlan;
import java.util.List;

/**
 * The VLANs that a bridge has for itself ({@code bridge vlan add … self}). No drawing says so: an interface that has the frames
 * of one of them is drawn as what it is to everybody else, a cable to a port that is in that VLAN.
 */
final class OwnVlans {
    private OwnVlans() {}

    static void draw(Machine machine) {
        for (Space space : machine.spaces()) {
            for (Link link : List.copyOf(space.links().values())) {
                Link bridge = link.below();
                if (link.extra() instanceof DrawnVlan vlan
                        && bridge != null
                        && bridge.space().equals(space)
                        && bridge.filtersVlans()
                        && bridge.vlans().isTagged(vlan.id())) {
                    cable(machine, link, bridge, vlan.id());
                }
            }
        }
    }

    private static void cable(Machine machine, Link link, Link bridge, int id) {
        Space space = link.space();
        String port = link.name() + "-br";
        for (int i = 2; Names.tooLong(port) || space.link(port).isPresent(); i++) {
            port = "port" + i;
        }
        machine.addVeth(space, link.name(), space, port);
        space.link(link.name()).ifPresent(end -> {
            end.addresses().addAll(link.addresses());
            end.mac(link.mac());
            end.mtu(link.mtu());
            end.shaping(link.shaping());
            end.dhcp(link.dhcp());
            end.master(link.master());
            end.up(true);
            end.up(link.isUp());
        });
        space.link(port).ifPresent(end -> {
            end.master(bridge);
            end.port(BridgePort.PLAIN);
            end.vlans().become(new PortVlans.Access(id));
            end.up(true);
        });
    }
}
