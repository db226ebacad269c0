package dev.vethwork.state.netfilter;

import dev.vethwork.net.ProtocolNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a rule in the order in which iptables-save prints them. */
final class RuleWordsWriter {
    private final List<String> words = new ArrayList<>();
    private final RuleMeaning rule;
    /** What was named last holds for the options that follow. */
    private String named = "";

    private RuleWordsWriter(RuleMeaning rule) {
        this.rule = rule;
    }

    static List<String> words(RuleMeaning rule) {
        RuleWordsWriter writer = new RuleWordsWriter(rule);
        rule.conditions().forEach(writer::add);
        if (!rule.comment().isEmpty()) {
            writer.add("-m", "comment", "--comment", rule.comment());
        }
        writer.target();
        return List.copyOf(writer.words);
    }

    private void add(String... more) {
        words.addAll(List.of(more));
    }

    private void add(Condition condition) {
        Match match = condition.match();
        String module = module(match);
        if (!module.isEmpty() && !module.equals(named)) {
            add("-m", module);
        }
        named = module;
        if (match instanceof Match.ReversePath path) {
            // Its options say the contrary too.
            if (path.loose()) {
                add("--loose");
            }
            if (path.marked()) {
                add("--validmark");
            }
            if (condition.negated()) {
                add("--invert");
            }
            return;
        }
        if (condition.negated()) {
            add("!");
        }
        option(match);
    }

    /** The extension that must be named before; empty where none must. */
    private String module(Match match) {
        return switch (match) {
            case Match.Ports p -> p.ranges().size() > 1 ? "multiport" : protocol();
            case Match.AnyPort _ -> "multiport";
            case Match.Icmp _ -> protocol().equals(ProtocolNumber.ICMP_V6.word()) ? "icmp6" : protocol();
            case Match.Tracked _ -> "conntrack";
            case Match.Flags _ -> "tcp";
            case Match.Bridged _ -> "physdev";
            case Match.Own _, Match.Elsewhere _ -> "addrtype";
            case Match.Share _, Match.Turn _ -> "statistic";
            case Match.Marked _ -> "mark";
            case Match.ConnectionMarked _ -> "connmark";
            case Match.ReversePath _ -> "rpfilter";
            case Match.OwnedBy _ -> "owner";
            case Match.Rate _ -> "limit";
            case Match.Address _, Match.Arrives _, Match.Leaves _, Match.OfProtocol _, Match.Unknown _ -> "";
        };
    }

    private String protocol() {
        return rule.first(Match.OfProtocol.class).map(Match.OfProtocol::word).orElse("");
    }

    private void option(Match match) {
        switch (match) {
            case Match.Address a -> add(a.side() == Side.SOURCE ? "-s" : "-d", a.prefix().text());
            case Match.Arrives a -> add("-i", a.pattern());
            case Match.Leaves l -> add("-o", l.pattern());
            case Match.OfProtocol p -> add("-p", p.word());
            case Match.Ports p -> {
                String option = p.side() == Side.SOURCE ? "--sport" : "--dport";
                add(p.ranges().size() > 1 ? option + "s" : option, ranges(p.ranges()));
            }
            case Match.AnyPort p -> add("--ports", ranges(p.ranges()));
            case Match.Icmp i -> add(
                    protocol().equals(ProtocolNumber.ICMP_V6.word()) ? "--icmpv6-type" : "--icmp-type", text(i.type()));
            case Match.Tracked t -> add("--ctstate", states(t));
            case Match.Flags f -> add("--tcp-flags", TcpFlag.text(f.looked()), TcpFlag.text(f.having()));
            case Match.Bridged _ -> add("--physdev-is-bridged");
            case Match.Own o -> add(o.side() == Side.SOURCE ? "--src-type" : "--dst-type", "LOCAL");
            case Match.Elsewhere e -> add(e.side() == Side.SOURCE ? "--src-type" : "--dst-type", "UNICAST");
            case Match.Share s -> add("--mode", "random", "--probability", String.format(Locale.ROOT, "%.11f", s.share()));
            case Match.Turn t -> add(
                    "--mode", "nth", "--every", Integer.toString(t.every()), "--packet", Integer.toString(t.first()));
            case Match.Marked m -> add("--mark", m.mark().text());
            case Match.ConnectionMarked m -> add("--mark", m.mark().text());
            case Match.ReversePath _ -> {
                // Its options say the contrary too, and are written with it.
            }
            case Match.OwnedBy o -> {
                switch (o.whose()) {
                    case USER -> add("--uid-owner", numbers(o));
                    case GROUP -> add("--gid-owner", numbers(o));
                    case SOCKET -> add("--socket-exists");
                }
            }
            case Match.Rate r -> words.addAll(r.words());
            case Match.Unknown u -> words.addAll(u.words());
        }
    }

    private static String numbers(Match.OwnedBy owner) {
        return owner.first() == owner.last()
                ? Integer.toString(owner.first())
                : owner.first() + "-" + owner.last();
    }

    private static String ranges(List<PortRange> ranges) {
        return ranges.stream().map(PortRange::text).collect(Collectors.joining(","));
    }

    private static String text(IcmpType type) {
        return type.type() == IcmpType.ALL ? "any" : type.code() == IcmpType.ALL ? "" + type.type() : type.type() + "/" + type.code();
    }

    /** In the order in which the kernel's list is printed. */
    private static String states(Match.Tracked tracked) {
        return List.of(
                        TrackState.INVALID, TrackState.NEW, TrackState.RELATED, TrackState.ESTABLISHED, TrackState.UNTRACKED,
                        TrackState.SNAT, TrackState.DNAT)
                .stream()
                .filter(tracked.states()::contains)
                .map(Enum::name)
                .collect(Collectors.joining(","));
    }

    private void target() {
        switch (rule.target()) {
            case RuleTarget.Count _ -> {
                // No words at all.
            }
            case RuleTarget.Accept _ -> add("-j", "ACCEPT");
            case RuleTarget.Drop _ -> add("-j", "DROP");
            case RuleTarget.Reject r -> {
                add("-j", "REJECT");
                if (!r.with().isEmpty()) {
                    add("--reject-with", r.with());
                }
            }
            case RuleTarget.Return _ -> add("-j", "RETURN");
            case RuleTarget.Masquerade _ -> add("-j", "MASQUERADE");
            case RuleTarget.SourceNat s -> add("-j", "SNAT", "--to-source", s.to().text());
            case RuleTarget.DestinationNat d -> add("-j", "DNAT", "--to-destination", d.to().text());
            case RuleTarget.Redirect r -> {
                add("-j", "REDIRECT");
                Integer port = r.port();
                if (port != null) {
                    add("--to-ports", port.toString());
                }
            }
            case RuleTarget.Spread s -> add("-j", s.what().name(), s.option(), s.to().text());
            case RuleTarget.SetMark m -> add(
                    "-j", "MARK", "--set-xmark", "0x" + Long.toHexString(m.mark().value()) + "/0x" + Long.toHexString(m.mark().mask()));
            case RuleTarget.Aside a -> add("-j", a.extension().name());
            case RuleTarget.Jump j -> add(j.back() ? "-j" : "-g", j.chain());
        }
        words.addAll(rule.options());
    }
}
