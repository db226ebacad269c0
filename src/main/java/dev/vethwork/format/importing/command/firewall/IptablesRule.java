package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Stop;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Netfilter;
import dev.vethwork.format.importing.machine.Netfilter.Part;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.Masquerade;
import dev.vethwork.topology.PortForward;
import dev.vethwork.topology.Protocol;
import dev.vethwork.topology.SourceNat;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule of iptables matches and does, in all its spellings, and what is drawn of it. */
final class IptablesRule {
    /** Extensions that are loaded by name and say nothing themselves. */
    private static final Set<String> LOADED = Set.of("tcp", "udp", "icmp", "state", "conntrack", "multiport", "comment", "addrtype");

    private final Context context;
    private final String table;
    private final String chain;
    private final List<String> said = new ArrayList<>();
    private final List<@Nullable Prefix> sources = new ArrayList<>();
    private final List<@Nullable Prefix> destinations = new ArrayList<>();
    private final List<@Nullable Integer> ports = new ArrayList<>();
    private @Nullable Protocol protocol;
    private @Nullable String in;
    private @Nullable String out;
    private String states = "";
    private String target = "";
    private String to = "";
    private String undrawn = "";
    private boolean portBeforeProtocol;
    private boolean toBeforeTarget;

    private IptablesRule(Context context, String table, String chain) {
        this.context = context;
        this.table = table;
        this.chain = chain;
    }

    static Netfilter.Rule read(Context context, String table, String chain, Words words) {
        IptablesRule rule = new IptablesRule(context, table, chain);
        boolean negated = false;
        while (words.hasNext()) {
            String option = words.value("iptables");
            if (option.equals("!")) {
                negated = true;
                continue;
            }
            rule.option(option, words, negated);
            negated = false;
        }
        rule.remarks();
        Collections.sort(rule.said);
        return new Netfilter.Rule(rule.said, rule.parts());
    }

    /** The same without what is drawn of it, to find one that is there. */
    static List<String> said(Context context, Words words) {
        IptablesRule rule = new IptablesRule(context, "", "");
        while (words.hasNext()) {
            rule.option(words.value("iptables"), words, false);
        }
        Collections.sort(rule.said);
        return rule.said;
    }

    private void option(String option, Words words, boolean negatedBefore) {
        boolean negated = negatedBefore;
        if (words.peek().equals("!")) {
            words.next();
            negated = true;
        }
        switch (option) {
            case "-s", "--source", "--src" -> prefixes(sources, words.value(option), "-s");
            case "-d", "--destination", "--dst" -> prefixes(destinations, words.value(option), "-d");
            case "-p", "--protocol", "--proto" -> protocol(words.value(option));
            case "-i", "--in-interface" -> in = say("-i", words.value(option));
            case "-o", "--out-interface" -> out = say("-o", words.value(option));
            case "-m", "--match" -> {
                String name = words.value(option);
                if (!LOADED.contains(name)) {
                    undrawn = "-m " + name;
                }
            }
            case "--dport", "--destination-port", "--dports", "--destination-ports" -> {
                portBeforeProtocol |= protocol == null;
                ports(words.value(option));
            }
            case "--state", "--ctstate" -> states = say(option, words.value(option));
            case "-j", "--jump", "-g", "--goto" -> {
                target = say("-j", words.value(option));
                toBeforeTarget |= !to.isEmpty();
            }
            case "--to-destination", "--to-source", "--to-ports", "--to", "--to-port" -> to = say("--to", words.value(option));
            case "--comment", "--reject-with", "--log-prefix", "--log-level" -> words.next();
            case "--random", "--random-fully", "--persistent", "-4", "-6", "-c", "--set-counters" -> {
                // How, not what.
            }
            default -> {
                undrawn = option;
                say(option, words.peek().startsWith("-") ? "" : words.next());
            }
        }
        if (negated) {
            undrawn = "! " + option;
        }
    }

    private String say(String option, String value) {
        said.add(option + " " + value);
        return value;
    }

    private void prefixes(List<@Nullable Prefix> into, String values, String option) {
        say(option, values);
        for (String value : values.split(",")) {
            if (value.contains("-")) {
                undrawn = option + " " + value;
            } else if (!value.equals("0/0") && !value.equals("any")) {
                into.add(NetworkText.destination(value, null));
            }
        }
    }

    private void protocol(String value) {
        say("-p", value);
        switch (value.toLowerCase(Locale.ROOT)) {
            case "tcp", "6" -> protocol = Protocol.TCP;
            case "udp", "17" -> protocol = Protocol.UDP;
            case "icmp", "1", "ipv6-icmp", "icmpv6" -> protocol = Protocol.ICMP;
            case "all", "0" -> {
                // Every one.
            }
            default -> undrawn = "-p " + value;
        }
    }

    private void ports(String values) {
        say("--dport", values);
        for (String value : values.split(",")) {
            if (value.matches("[0-9]{1,5}")) {
                ports.add(Integer.valueOf(value));
            } else {
                Integer known = Services.port(value);
                if (known == null) {
                    undrawn = "--dport " + value;
                } else {
                    ports.add(known);
                }
            }
        }
    }

    private void remarks() {
        if (portBeforeProtocol) {
            context.remark("portWithoutProtocol");
        }
        if (toBeforeTarget) {
            context.remark("toBeforeTarget");
        }
    }

    private List<Part> parts() {
        if (!undrawn.isEmpty()) {
            throw Stop.refused("match", undrawn);
        }
        return switch (target) {
            case "MASQUERADE" -> masquerades();
            case "DNAT" -> forwards();
            case "SNAT" -> sources();
            case "ACCEPT", "DROP", "REJECT" -> filters();
            case "LOG", "" -> List.of();
            case "RETURN", "REDIRECT", "MARK", "TCPMSS", "NOTRACK", "CT", "TPROXY", "CONNMARK", "NETMAP", "NFQUEUE" ->
                throw Stop.refused("target", target);
            default -> jump();
        };
    }

    private List<Part> masquerades() {
        if (!destinations.isEmpty() || protocol != null || !ports.isEmpty() || in != null) {
            throw Stop.refused("match", "MASQUERADE");
        }
        List<Part> parts = new ArrayList<>();
        for (Prefix source : orNone(sources)) {
            parts.add(new Part.Masks(new Masquerade(source, out)));
        }
        return parts;
    }

    private List<Part> sources() {
        if (!destinations.isEmpty() || protocol != null || !ports.isEmpty() || in != null) {
            throw Stop.refused("match", "SNAT");
        }
        if (!to.matches("[0-9a-fA-F.:]+") || to.matches("[0-9.]+:[0-9]+")) {
            throw Stop.refused("match", to);
        }
        List<Part> parts = new ArrayList<>();
        for (Prefix source : orNone(sources)) {
            parts.add(new Part.Sources(new SourceNat(source, out, Addresses.parse(to))));
        }
        return parts;
    }

    private List<Part> forwards() {
        if (!chain.equals("PREROUTING")) {
            throw Stop.refused("target", "DNAT in " + chain);
        }
        if (!sources.isEmpty() || out != null) {
            throw Stop.refused("match", "-s");
        }
        int colon = to.startsWith("[") ? to.indexOf("]:") + 1 : to.chars().filter(c -> c == ':').count() == 1 ? to.indexOf(':') : -1;
        String address = (colon > 0 ? to.substring(0, colon) : to).replaceAll("[\\[\\]]", "");
        String port = colon > 0 ? to.substring(colon + 1) : "";
        if (address.contains("-") || !port.isEmpty() && !port.matches("[0-9]{1,5}")) {
            throw Stop.refused("match", to);
        }
        IPAddress toAddress = Addresses.parse(address);
        List<Part> parts = new ArrayList<>();
        for (Prefix destination : orNone(destinations)) {
            for (Integer from : orNone(ports)) {
                parts.add(new Part.Forwards(
                        new PortForward(protocol, from, in, toAddress, port.isEmpty() ? null : Integer.valueOf(port))
                                .withDestination(destination)));
            }
        }
        return parts;
    }

    private List<Part> filters() {
        if (!table.equals("filter")) {
            throw Stop.refused("target", target + " in " + table);
        }
        boolean established = false;
        if (!states.isEmpty()) {
            List<String> all = Arrays.asList(states.toUpperCase(Locale.ROOT).split(","));
            established = all.contains("ESTABLISHED");
            if (!established || all.contains("NEW") || all.contains("INVALID")) {
                throw Stop.refused("match", "--ctstate " + states);
            }
        }
        Firewall.Chain known = builtIn(chain);
        List<Part> parts = new ArrayList<>();
        for (Prefix source : orNone(sources)) {
            for (Prefix destination : orNone(destinations)) {
                for (Integer port : orNone(ports)) {
                    parts.add(new Part.Filters(new Firewall.Rule(
                            known == null ? Firewall.Chain.FORWARD : known,
                            source,
                            destination,
                            protocol,
                            port,
                            in,
                            out,
                            established,
                            Firewall.Action.valueOf(target))));
                }
            }
        }
        return parts;
    }

    static Firewall.@Nullable Chain builtIn(String chain) {
        for (Firewall.Chain each : Firewall.Chain.values()) {
            if (each.name().equals(chain)) {
                return each;
            }
        }
        return null;
    }

    /** To a chain of somebody's own: all of it stands here. With a condition that would not be so. */
    private List<Part> jump() {
        if (!sources.isEmpty() || !destinations.isEmpty() || protocol != null || in != null || out != null || !states.isEmpty()) {
            throw Stop.refused("jump", target);
        }
        return List.of(new Part.Jumps(target));
    }

    private static <T> List<@Nullable T> orNone(List<@Nullable T> list) {
        return list.isEmpty() ? Collections.singletonList(null) : list;
    }
}
