package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Stop;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.net.PortHabit;
import java.util.Set;

/** What stands behind {@code type bridge}. */
final class BridgeOptions {
    private static final Set<String> UNDRAWN = Set.of(
            "forward_delay", "hello_time", "max_age", "ageing_time", "priority", "group_fwd_mask", "mcast_snooping",
            "mcast_querier", "mcast_router", "nf_call_iptables", "nf_call_ip6tables", "nf_call_arptables",
            "vlan_stats_enabled", "vlan_stats_enable", "vlan_stats_per_port", "vlan_default_pvid", "vlan_protocol", "guard", "fastleave",
            "root_block", "neigh_suppress", "cost");

    private BridgeOptions() {}

    private static boolean isOn(String value) {
        return value.equals("on") || value.equals("1");
    }

    static void read(Link link, Words words, Context context) {
        while (words.hasNext()) {
            String option = words.value("bridge");
            switch (option) {
                case "stp_state", "stp" -> link.stp(words.number(option) != 0);
                case "vlan_filtering" -> link.filtersVlans(words.number(option) != 0);
                case "hairpin" -> link.port(link.port().withHairpin(isOn(words.value(option))));
                case "learning" -> link.port(link.port().with(PortHabit.LEARNING, isOn(words.value(option))));
                case "flood" -> link.port(link.port().with(PortHabit.FLOOD, isOn(words.value(option))));
                case "mcast_flood" -> link.port(link.port().with(PortHabit.MCAST_FLOOD, isOn(words.value(option))));
                case "bcast_flood" -> link.port(link.port().with(PortHabit.BCAST_FLOOD, isOn(words.value(option))));
                case "isolated" -> link.port(link.port().withIsolated(isOn(words.value(option))));
                default -> {
                    if (!UNDRAWN.contains(option) && !option.startsWith("mcast_") && !option.startsWith("nf_")) {
                        throw Stop.refused("setting", option);
                    }
                    words.next();
                    context.remark("setting", option);
                }
            }
        }
    }
}
