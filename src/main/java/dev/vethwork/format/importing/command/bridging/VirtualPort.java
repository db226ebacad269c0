package dev.vethwork.format.importing.command.bridging;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.machine.ImportedKind;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Names;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.DrawnVxlan;
import dev.vethwork.topology.kind.LinkBasics;
import inet.ipaddr.IPAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A port that Open vSwitch makes itself, by {@code set interface NAME type=…}. */
record VirtualPort(String name, String type, Map<String, String> options) {
    private static final String OPTION = "options:";

    /** What is about single packets, or about how the switch's own datapath handles them. */
    private static final Set<String> UNDRAWN = Set.of("tos", "ttl", "df_default", "csum", "dst_mac", "egress_pkt_mark");

    /** The one of this name that the words of a command tell of; null for a device that is there already. */
    static @Nullable VirtualPort of(String name, List<String> words) {
        String type = "";
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase("interface") && words.get(i + 1).equals(name)) {
                for (String word : words.subList(i + 2, words.size())) {
                    if (word.equals("--")) {
                        break;
                    }
                    int equals = word.indexOf('=');
                    String value = word.substring(equals + 1).replace("\"", "");
                    if (word.startsWith("type=")) {
                        type = value;
                    } else if (word.startsWith(OPTION) && equals > 0) {
                        options.put(word.substring(OPTION.length(), equals), value);
                    }
                }
            }
        }
        return type.isEmpty() || type.equals("system") || type.equals("patch") ? null : new VirtualPort(name, type, options);
    }

    /** Makes what the switch would make, and gives its port. */
    Link make(Context context) {
        if (type.equals("internal")) {
            String port = name + "-br";
            for (int i = 2; Names.tooLong(port) || context.space().link(port).isPresent(); i++) {
                port = "port" + i;
            }
            context.machine().addVeth(context.space(), name, context.space(), port);
            Link made = context.drawn(port);
            made.up(true);
            context.remark("internal", name, port);
            return made;
        }
        DrawnInterface tunnel = context.space().isContainer() ? null : tunnel();
        Link made = context.machine().addLink(tunnel == null ? ImportedKind.OTHER : ImportedKind.EXTRA, context.space(), name);
        if (tunnel == null) {
            throw CommandEnd.refused("kind", type, name);
        }
        made.extra(tunnel);
        made.up(true);
        return made;
    }

    /** Null where no drawing has such a tunnel. */
    private @Nullable DrawnInterface tunnel() {
        options.keySet().stream()
                .filter(key -> !UNDRAWN.contains(key) && !Set.of("remote_ip", "local_ip", "key", "dst_port").contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw CommandEnd.refused("portSetting", OPTION + key);
                });
        IPAddress remote = address("remote_ip");
        IPAddress local = address("local_ip");
        return switch (type) {
            case "vxlan" -> new DrawnVxlan(
                    LinkBasics.of(name), number("key", 0), local, remote == null ? List.of() : List.of(remote), port());
            case "gre" -> {
                if (!options.getOrDefault("key", "0").equals("0")) {
                    throw CommandEnd.refused("portSetting", OPTION + "key");
                }
                yield new DrawnTunnel(LinkBasics.of(name), DrawnTunnel.Type.GRETAP, local, remote);
            }
            default -> null;
        };
    }

    private @Nullable Integer port() {
        return options.containsKey("dst_port") ? Integer.valueOf(number("dst_port", 0)) : null;
    }

    private @Nullable IPAddress address(String option) {
        String value = options.get(option);
        if (value == null) {
            return null;
        }
        if (value.equals("flow")) {
            throw CommandEnd.refused("portSetting", OPTION + option + "=flow");
        }
        return Addresses.parse(value);
    }

    private int number(String option, int otherwise) {
        String value = options.get(option);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw CommandEnd.refused("portSetting", OPTION + option + "=" + value);
        }
        return Integer.parseInt(value);
    }
}
