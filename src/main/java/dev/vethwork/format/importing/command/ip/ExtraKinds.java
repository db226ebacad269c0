package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.kind.DrawnBond;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.DrawnVlan;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.DrawnWireguard;
import dev.vethwork.topology.kind.LinkBasics;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code type} for interfaces that a node has besides the ends of its cables. */
final class ExtraKinds {
    private static final Set<String> OF_TUNNELS = Set.of("ttl", "hoplimit", "tos", "dsfield", "key", "ikey", "okey", "dev");
    private static final Set<String> MODES = Set.of("any", "ipip", "ip4ip4", "ip6ip");
    private static final Set<String> OF_BONDS = Set.of(
            "miimon", "updelay", "downdelay", "peer_notify_delay", "use_carrier", "arp_interval", "arp_validate",
            "arp_all_targets", "arp_ip_target", "arp_missed_max", "ns_ip6_target", "primary", "primary_reselect", "active_slave",
            "fail_over_mac", "xmit_hash_policy", "resend_igmp", "num_grat_arp", "num_unsol_na", "all_slaves_active", "min_links",
            "lp_interval", "packets_per_slave", "tlb_dynamic_lb", "lacp_rate", "lacp_active", "ad_select", "ad_user_port_key",
            "ad_actor_sys_prio", "ad_actor_system");

    private ExtraKinds() {}

    /**
     * How one of this kind is drawn; empty where the kind cannot be.
     *
     * @param below finds the interface that was named as the one below
     */
    static Optional<Function<LinkBasics, DrawnInterface>> read(
            String type, Words words, Context context, Function<Context, String> below) {
        return switch (type) {
            case "vlan" -> {
                int id = vlan(words);
                String link = below.apply(context);
                yield Optional.of(basics -> new DrawnVlan(basics, link, id));
            }
            case "macvlan" -> {
                DrawnMacvlan.Mode mode = mode(words);
                String link = below.apply(context);
                yield Optional.of(basics -> new DrawnMacvlan(basics, link, mode));
            }
            case "macvtap" -> {
                DrawnMacvlan.Mode mode = mode(words);
                String link = below.apply(context);
                yield Optional.of(basics -> new DrawnMacvtap(basics, link, mode));
            }
            case "bond" -> {
                DrawnBond.Mode mode = bond(words, context);
                yield Optional.of(basics -> new DrawnBond(basics, mode, List.of()));
            }
            case "vrf" -> {
                int table = table(words);
                yield Optional.of(basics -> new DrawnVrf(basics, table, List.of()));
            }
            case "wireguard" -> {
                if (words.hasNext()) {
                    throw CommandEnd.failed("argument", words.next());
                }
                yield Optional.of(basics -> new DrawnWireguard(basics, null, null, List.of()));
            }
            case "gre", "gretap", "ipip", "sit" -> Optional.of(tunnel(type, words, context));
            default -> Optional.empty();
        };
    }

    /** The VLAN's number. */
    private static int vlan(Words words) {
        int id = -1;
        while (words.hasNext()) {
            String word = words.value("vlan");
            switch (word) {
                case "id" -> id = words.number(word);
                case "protocol" -> {
                    if (!words.value(word).equalsIgnoreCase("802.1q")) {
                        throw CommandEnd.refused("setting", word);
                    }
                }
                default -> throw CommandEnd.refused("setting", word);
            }
        }
        if (id < 0) {
            throw CommandEnd.failed("incomplete", "vlan");
        }
        return id;
    }

    /** Without a mode the kernel takes vepa. */
    private static DrawnMacvlan.Mode mode(Words words) {
        DrawnMacvlan.Mode found = DrawnMacvlan.Mode.VEPA;
        while (words.hasNext()) {
            String word = words.value("macvlan");
            if (!word.equals("mode")) {
                throw CommandEnd.refused("setting", word);
            }
            String mode = words.value(word);
            found = DrawnMacvlan.Mode.of(mode)
                    .orElseThrow(() -> CommandEnd.refused("setting", mode));
        }
        return found;
    }

    /** Without a mode the kernel takes turns; it takes modes by number as well. */
    private static DrawnBond.Mode bond(Words words, Context context) {
        DrawnBond.Mode found = DrawnBond.Mode.BALANCE_RR;
        while (words.hasNext()) {
            String word = words.value("bond");
            if (OF_BONDS.contains(word)) {
                words.next();
                context.remark("setting", word);
                continue;
            }
            if (!word.equals("mode")) {
                throw CommandEnd.refused("setting", word);
            }
            String mode = words.value(word);
            List<DrawnBond.Mode> all = List.of(DrawnBond.Mode.values());
            found = all.stream()
                    .filter(m -> m.word().equals(mode) || Integer.toString(all.indexOf(m)).equals(mode))
                    .findFirst()
                    .orElseThrow(() -> CommandEnd.refused("setting", mode));
        }
        return found;
    }

    private static int table(Words words) {
        int table = -1;
        while (words.hasNext()) {
            String word = words.value("vrf");
            if (!word.equals("table")) {
                throw CommandEnd.refused("setting", word);
            }
            table = words.number(word);
        }
        if (table < 0) {
            throw CommandEnd.failed("incomplete", "vrf");
        }
        return table;
    }

    private static Function<LinkBasics, DrawnInterface> tunnel(String type, Words words, Context context) {
        IPAddress local = null;
        IPAddress remote = null;
        while (words.hasNext()) {
            String word = words.value(type);
            switch (word) {
                case "local" -> local = address(words.value(word));
                case "remote" -> remote = address(words.value(word));
                case "mode" -> {
                    // What it is without a word, or more than it would carry: as a drawing has it.
                    String mode = words.value(word);
                    if (!MODES.contains(mode)) {
                        throw CommandEnd.refused("setting", word + " " + mode);
                    }
                }
                default -> {
                    if (!OF_TUNNELS.contains(word)) {
                        throw CommandEnd.refused("setting", word);
                    }
                    words.next();
                    context.remark("setting", word);
                }
            }
        }
        DrawnTunnel.Type kind = DrawnTunnel.Type.valueOf(type.toUpperCase(Locale.ROOT));
        IPAddress from = local;
        IPAddress to = remote;
        return basics -> new DrawnTunnel(basics, kind, from, to);
    }

    private static @Nullable IPAddress address(String text) {
        return text.equals("any") ? null : Addresses.parse(text);
    }
}
