package dev.vethwork.format.importing.command.bridging;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.net.PortVlans;
import dev.vethwork.net.VlanRange;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code ovs-vsctl} is told of a port: {@code tag=10}, {@code trunks=20,30}. */
final class SwitchPort {
    private static final String UNDRAWN = "(ofport_request|mtu_request|external[-_]ids:.*|vlan_mode)=.*|type=patch|options:peer=.*";

    private SwitchPort() {}

    /** @return whether something of it is drawn */
    static boolean read(Link port, List<String> settings) {
        Integer tag = null;
        List<VlanRange> trunks = List.of();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String value = setting.substring(equals + 1).replaceAll("[\\[\\]\"{}]", "");
            if (equals >= 0 && value.isEmpty()) {
                // An empty set says that there is none.
                continue;
            }
            switch (equals < 0 ? setting : setting.substring(0, equals)) {
                case "tag" -> tag = VlanRange.parse(value).first();
                case "trunks", "trunk" -> trunks = Stream.of(value.split("[, ]+")).map(VlanRange::parse).toList();
                default -> {
                    if (!setting.matches(UNDRAWN)) {
                        throw CommandEnd.refused("portSetting", setting);
                    }
                }
            }
        }
        PortVlans vlans = vlans(tag, trunks);
        if (vlans != null) {
            if (!port.isCable()) {
                throw CommandEnd.refused("portSetting", String.join(" ", settings));
            }
            port.port(port.port().withVlans(vlans));
        }
        return vlans != null;
    }

    private static @Nullable PortVlans vlans(@Nullable Integer tag, List<VlanRange> trunks) {
        if (!trunks.isEmpty()) {
            return new PortVlans.Trunk(trunks, tag);
        }
        return tag == null ? null : new PortVlans.Access(tag);
    }
}
