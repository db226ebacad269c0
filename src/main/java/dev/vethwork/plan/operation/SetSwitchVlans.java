package dev.vethwork.plan.operation;

import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code ovs-vsctl set port veth-red-br tag=10 trunks=[] vlan_mode=access}: all three at once, as each decides with the others
 * (ovs-vswitchd.conf.db(5)).
 *
 * @param vlans null for every VLAN, as a port is at first
 */
public record SetSwitchVlans(Place link, @Nullable PortVlans vlans) implements LinkOperation.LinkSetting {
    private static final String NONE = "[]";

    @Override
    public String id() {
        return Ids.port(link) + "/vlan";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return switch (vlans) {
            case null -> set(NONE, NONE, NONE);
            // Of no VLAN can no port of its be.
            case PortVlans.None _ -> set(NONE, NONE, NONE);
            case PortVlans.Access access -> set(String.valueOf(access.id()), NONE, "access");
            case PortVlans.Trunk trunk ->
                set(
                        trunk.nativeId() == null ? NONE : String.valueOf(trunk.nativeId()),
                        trunk.ids().stream()
                                .flatMapToInt(VlanRange::ids)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")),
                        trunk.nativeId() == null ? "trunk" : "native-untagged");
        };
    }

    private ToolCommand set(String tag, String trunks, String mode) {
        return ToolCommand.ovs(List.of("set", "port", link.name(), "tag=" + tag, "trunks=" + trunks, "vlan_mode=" + mode));
    }
}
