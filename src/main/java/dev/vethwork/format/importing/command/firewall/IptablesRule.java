package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Stop;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Netfilter;
import dev.vethwork.format.importing.machine.Netfilter.Part;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Masquerade;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import dev.vethwork.topology.netfilter.SourceNat;
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
    private static final Set<String> LOADED = Set.of("tcp", "udp", "icmp", "state", "conntrack", "multiport", "comment", "addrtype", "statistic");

    /** Built-in chains that see no packet when it arrives. */
    private static final Set<String> NOT_FOR_ARRIVING = Set.of("POSTROUTING", "OUTPUT", "INPUT", "FORWARD");

    private final Context context;
    private final Family family;
    private final String table;
    private final String chain;
    private final List<String> said = new ArrayList<>();
    private final List<@Nullable Prefix> sources = new ArrayList<>();
    private final List<@Nullable Prefix> destinations = new ArrayList<>();
    private final List<@Nullable Integer> ports = new ArrayList<>();
    private @Nullable Prefix notSource;
    private @Nullable Prefix notDestination;
    private String notIn = "";
    private String notOut = "";
    private double share = 1;
    private @Nullable Protocol protocol;
    private @Nullable String in;
    private @Nullable String out;
    private String states = "";
    private String target = "";
    private String to = "";
    private String undrawn = "";
    private boolean portBeforeProtocol;
    private boolean toBeforeTarget;

    private IptablesRule(Context context, Family family, String table, String chain) {
        this.context = context;
        this.family = family;
        this.table = table;
        this.chain = chain;
    }

    static Netfilter.Rule read(Context context, Netfilter.Chain chain, Words words) {
        IptablesRule rule = new IptablesRule(context, chain.family(), chain.table(), chain.name());
        rule.options(words);
        rule.remarks();
        Collections.sort(rule.said);
        return new Netfilter.Rule(rule.said, rule.parts());
    }

    /** The same without what is drawn of it, to find one that is there. */
    static List<String> said(Context context, Words words) {
        IptablesRule rule = new IptablesRule(context, Family.V4, "", "");
        rule.options(words);
        Collections.sort(rule.said);
        return rule.said;
    }

    private void options(Words words) {
        boolean negated = false;
        while (words.hasNext()) {
            String option = words.value("iptables");
            if (option.equals("!")) {
                negated = true;
                continue;
            }
            option(option, words, negated);
            negated = false;
        }
    }

    private void option(String option, Words words, boolean negatedBefore) {
        boolean negated = negatedBefore;
        if (words.peek().equals("!")) {
            words.next();
            negated = true;
        }
        switch (option) {
            case "-s", "--source", "--src" -> {
                if (negated) {
                    notSource = allBut("-s", words.value(option));
                    return;
                }
                prefixes(sources, words.value(option), "-s");
            }
            case "-d", "--destination", "--dst" -> {
                if (negated) {
                    notDestination = allBut("-d", words.value(option));
                    return;
                }
                prefixes(destinations, words.value(option), "-d");
            }
            case "-p", "--protocol", "--proto" -> protocol(words.value(option));
            case "-i", "--in-interface" -> {
                if (negated) {
                    notIn = say("! -i", words.value(option));
                    return;
                }
                in = say("-i", words.value(option));
            }
            case "-o", "--out-interface" -> {
                if (negated) {
                    notOut = say("! -o", words.value(option));
                    return;
                }
                out = say("-o", words.value(option));
            }
            case "--mode", "--packet" -> say(option, words.value(option));
            case "--probability" -> share = share(option, say(option, words.value(option)), 1);
            case "--every" -> share = share(option, "1", Double.parseDouble(Integer.toString(words.number(option))));
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

    /** One of so many, as rules have it that share what arrives among several. */
    private double share(String option, String part, double of) {
        try {
            double found = Double.parseDouble(part) / of;
            if (found > 0 && found <= 1) {
                return found;
            }
        } catch (NumberFormatException e) {
            throw Stop.failed("number", part, option);
        }
        throw Stop.failed("number", part, option);
    }

    /** Those whom a rule leaves alone. */
    private Prefix allBut(String option, String value) {
        say("! " + option, value);
        if (value.contains(",") || value.contains("-")) {
            throw Stop.refused("match", "! " + option + " " + value);
        }
        return NetworkText.destination(value, null);
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
                Integer known = PortNames.port(value);
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
        if (share != 1 && !target.equals("DNAT")) {
            throw Stop.refused("match", "-m statistic");
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
        nothingElse("MASQUERADE");
        noNegated();
        List<Part> parts = new ArrayList<>();
        for (Prefix source : orNone(sources)) {
            parts.add(
                    notOut.isEmpty()
                            ? new Part.Masks(new Masquerade(source, out))
                            : new Part.AllBut(notOut, false, device -> new Part.Masks(new Masquerade(source, device))));
        }
        return parts;
    }

    /** Source NAT asks for whose packets they are and where they leave, and for nothing else. */
    private void nothingElse(String what) {
        if (!destinations.isEmpty() || protocol != null || !ports.isEmpty() || in != null || !notIn.isEmpty()) {
            throw Stop.refused("match", what);
        }
    }

    /** What the drawing says of NAT to a certain address alone. */
    private void noNegated() {
        if (notSource != null || notDestination != null) {
            throw Stop.refused("match", notSource != null ? "! -s" : "! -d");
        }
    }

    private void noNegatedDevices() {
        if (!notIn.isEmpty() || !notOut.isEmpty()) {
            throw Stop.refused("match", notIn.isEmpty() ? "! -o" : "! -i");
        }
    }

    private List<Part> sources() {
        nothingElse("SNAT");
        if (!to.matches("[0-9a-fA-F.:]+") || to.matches("[0-9.]+:[0-9]+")) {
            throw Stop.refused("match", to);
        }
        List<Part> parts = new ArrayList<>();
        for (Prefix source : orNone(sources)) {
            parts.add(
                    notOut.isEmpty()
                            ? new Part.Sources(sourceNat(source, out))
                            : new Part.AllBut(notOut, false, device -> new Part.Sources(sourceNat(source, device))));
        }
        return parts;
    }

    private SourceNat sourceNat(@Nullable Prefix source, @Nullable String device) {
        return new SourceNat(source, device, Addresses.parse(to), notSource, notDestination);
    }

    private List<Part> forwards() {
        if (NOT_FOR_ARRIVING.contains(chain)) {
            throw Stop.refused("target", "DNAT in " + chain);
        }
        noNegatedDevices();
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
                                .withDestination(destination)
                                .withNotSource(notSource)
                                .withNotDestination(notDestination),
                        share));
            }
        }
        return parts;
    }

    private List<Part> filters() {
        if (!table.equals("filter")) {
            throw Stop.refused("target", target + " in " + table);
        }
        noNegated();
        if (!notIn.isEmpty() && !notOut.isEmpty()) {
            throw Stop.refused("match", "! -i");
        }
        return filtered(Firewall.Action.valueOf(target)).stream().map(this::filter).toList();
    }

    private List<Firewall.Rule> filtered(Firewall.Action action) {
        boolean established = false;
        if (!states.isEmpty()) {
            List<String> all = Arrays.asList(states.toUpperCase(Locale.ROOT).split(","));
            established = all.contains("ESTABLISHED");
            if (all.equals(List.of("INVALID"))) {
                // No packet that is drawn belongs to nothing.
                context.remark("invalid");
                return List.of();
            }
            if (established && all.contains("NEW") && !all.contains("INVALID")) {
                context.remark("states", states);
                established = false;
            } else if (!established || all.contains("NEW") || all.contains("INVALID")) {
                throw Stop.refused("match", "--ctstate " + states);
            }
        }
        Firewall.Chain known = builtIn(chain);
        List<Firewall.Rule> rules = new ArrayList<>();
        for (Prefix source : orNone(sources)) {
            for (Prefix destination : orNone(destinations)) {
                for (Integer port : orNone(ports)) {
                    rules.add(new Firewall.Rule(
                            known == null ? Firewall.Chain.FORWARD : known,
                            source,
                            destination,
                            protocol,
                            port,
                            in,
                            out,
                            established,
                            action));
                }
            }
        }
        return rules;
    }

    private Part filter(Firewall.Rule rule) {
        if (!notIn.isEmpty()) {
            return new Part.AllBut(notIn, true, device -> new Part.Filters(through(rule, device, rule.out())));
        }
        return notOut.isEmpty()
                ? new Part.Filters(rule)
                : new Part.AllBut(notOut, true, device -> new Part.Filters(through(rule, rule.in(), device)));
    }

    private static Firewall.Rule through(Firewall.Rule r, @Nullable String in, @Nullable String out) {
        return new Firewall.Rule(
                r.chain(), r.source(), r.destination(), r.protocol(), r.port(), in, out, r.established(), r.action());
    }

    static Firewall.@Nullable Chain builtIn(String chain) {
        for (Firewall.Chain each : Firewall.Chain.values()) {
            if (each.name().equals(chain)) {
                return each;
            }
        }
        return null;
    }

    /** To a chain of somebody's own: all of it stands here, for the packets that are asked for. */
    private List<Part> jump() {
        noNegated();
        noNegatedDevices();
        if (!sources.isEmpty() || !destinations.isEmpty() || protocol != null || in != null || out != null || !states.isEmpty()) {
            if (!table.equals("filter")) {
                throw Stop.refused("jump", target);
            }
            // What is done there does not matter, only what is asked for here.
            Netfilter.Chain there = new Netfilter.Chain(family, table, target);
            return filtered(Firewall.Action.ACCEPT).stream().map(rule -> (Part) new Part.JumpsIf(there, rule)).toList();
        }
        return List.of(new Part.Jumps(new Netfilter.Chain(family, table, target)));
    }

    private static <T> List<@Nullable T> orNone(List<@Nullable T> list) {
        return list.isEmpty() ? Collections.singletonList(null) : list;
    }
}
