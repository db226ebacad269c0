package dev.vethwork.explain.walk.trip;

import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.net.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a chain says.
 *
 * @param command what speaks to the rules; empty for iptables itself
 * @param chain the chain that said it
 * @param rule the rule's words, empty where it was the policy
 * @param to where a translation leads; null for every other verdict
 * @param otherwise what else it may be, where that is decided at random
 * @param mark what the packet carries after it; null where it is as before
 */
public record Verdict(
        String command,
        Kind kind,
        String chain,
        List<String> rule,
        @Nullable Endpoint to,
        List<Verdict> otherwise,
        @Nullable CarriedMark mark) {
    /** What speaks to nftables' own rules. */
    public static final String NFT = "nft";

    public Verdict(String command, Kind kind, String chain, List<String> rule, @Nullable Endpoint to) {
        this(command, kind, chain, rule, to, List.of(), null);
    }

    /** One of several, as it falls out; at least one. */
    public static Verdict either(List<Verdict> ways) {
        Verdict first = ways.getFirst();
        return ways.size() == 1
                ? first
                : new Verdict(
                        first.command, first.kind, first.chain, first.rule, first.to, ways.subList(1, ways.size()), first.mark);
    }

    /** All that it may be, each by itself. */
    public List<Verdict> ways() {
        if (otherwise.isEmpty()) {
            return List.of(this);
        }
        List<Verdict> all = new ArrayList<>(List.of(new Verdict(command, kind, chain, rule, to, List.of(), mark)));
        all.addAll(otherwise);
        return all;
    }

    public enum Kind {
        /** Nothing decided yet. */
        CONTINUE,
        ACCEPT,
        DROP,
        REJECT,
        DNAT,
        SNAT,
        MASQUERADE,
        /** It hangs on a match or a target that is not known here. */
        UNKNOWN
    }

    public static Verdict of(Kind kind, String chain, List<String> rule) {
        return new Verdict("", kind, chain, rule, null);
    }

    /** With what the packet carries after it. */
    public Verdict marked(@Nullable CarriedMark value) {
        return new Verdict(command, kind, chain, rule, to, otherwise, value);
    }

    public boolean stops() {
        return kind == Kind.DROP || kind == Kind.REJECT || kind == Kind.UNKNOWN;
    }

    public boolean translates() {
        return kind == Kind.DNAT || kind == Kind.SNAT || kind == Kind.MASQUERADE;
    }

    public boolean sameAs(Verdict other) {
        return kind == other.kind && Objects.equals(to, other.to);
    }

    /** It may be so, or another rule's way. */
    public Verdict unsure() {
        return new Verdict(command, Kind.UNKNOWN, chain, rule, to);
    }

    /** The rule or policy as one would type it; only the command where its rules could not be read. */
    public String text() {
        if (command.equals(NFT)) {
            return command + " " + chain + ": " + (rule.isEmpty() ? "policy drop" : rule.getFirst());
        }
        if (rule.isEmpty() && kind == Kind.UNKNOWN) {
            return command + "-save";
        }
        String words = rule.isEmpty() ? "-P " + chain + " DROP" : "-A " + chain + " " + String.join(" ", rule);
        return command.isEmpty() ? words : command + " " + words;
    }
}
