package dev.vethwork.state.netfilter;

import dev.vethwork.net.PacketMark;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the words of a rule mean.
 *
 * @param conditions all of which a packet must meet
 * @param options of the target, beyond what it says itself
 * @param comment empty where it has none
 */
public record RuleMeaning(List<Condition> conditions, RuleTarget target, List<String> options, String comment) {
    public RuleMeaning {
        conditions = List.copyOf(conditions);
        options = List.copyOf(options);
    }

    public RuleMeaning(List<Condition> conditions, RuleTarget target, String comment) {
        this(conditions, target, List.of(), comment);
    }

    /** Of a rule as iptables-save prints it, without {@code -A CHAIN}. */
    public static RuleMeaning of(List<String> words) {
        return new RuleWordsReader(words).read();
    }

    /** As iptables-save prints it, so that what is wanted and what is read back are equal. */
    public List<String> words() {
        return RuleWordsWriter.words(this);
    }

    /** Matches of a kind that are not negated. */
    public <M extends Match> Stream<M> all(Class<M> kind) {
        return conditions.stream().filter(c -> !c.negated()).map(Condition::match).filter(kind::isInstance).map(kind::cast);
    }

    public <M extends Match> Optional<M> first(Class<M> kind) {
        return all(kind).findFirst();
    }

    /** The addresses of one side that it takes; empty where it takes all, or all but some. */
    public Optional<Match.Address> address(Side side) {
        return all(Match.Address.class).filter(a -> a.side() == side).findFirst();
    }

    /** Whether it keeps conntrack from looking at what it takes. */
    public boolean untracks() {
        return target instanceof RuleTarget.Aside aside
                && (aside.extension() == RuleTarget.Extension.NOTRACK
                        || aside.extension() == RuleTarget.Extension.CT && options.contains("--notrack"));
    }

    /** Bytes of a segment's data that its target tells of; empty where that is what the way takes. */
    public Optional<Integer> segment() {
        int at = options.indexOf("--set-mss");
        return at >= 0 && at + 1 < options.size() && options.get(at + 1).matches("[0-9]{1,5}")
                ? Optional.of(Integer.valueOf(options.get(at + 1)))
                : Optional.empty();
    }

    /** Whether its target gives the connection the packet's mark, or the packet the connection's: all bits of it. */
    public boolean saves() {
        return isConnectionMark() && options.equals(List.of("--save-mark", "--nfmask", "0xffffffff", "--ctmask", "0xffffffff"));
    }

    public boolean restores() {
        return isConnectionMark() && options.equals(List.of("--restore-mark", "--nfmask", "0xffffffff", "--ctmask", "0xffffffff"));
    }

    /** What its target writes to the connection's mark; empty where it does something else. */
    public Optional<PacketMark> keeps() {
        return isConnectionMark() && options.size() == 2 && options.getFirst().equals("--set-xmark")
                ? Optional.of(PacketMark.parse(options.get(1)))
                : Optional.empty();
    }

    private boolean isConnectionMark() {
        return target instanceof RuleTarget.Aside aside && aside.extension() == RuleTarget.Extension.CONNMARK;
    }

    /** What its target makes of how many nodes a packet may pass; empty where nothing. */
    public Optional<HopChange> hops() {
        if (!(target instanceof RuleTarget.Aside aside) || !aside.extension().livesLonger()) {
            return Optional.empty();
        }
        String name = aside.extension().name().toLowerCase(Locale.ROOT);
        return Arrays.stream(HopChange.How.values())
                .filter(how -> options.size() == 2 && options.getFirst().equals(how.option(name)))
                .findFirst()
                .filter(how -> options.get(1).matches("[0-9]{1,3}"))
                .map(how -> new HopChange(how, Integer.parseInt(options.get(1))));
    }

    /** The ports of that side that it takes; empty where it takes all. */
    public Optional<Match.Ports> ports(Side side) {
        return all(Match.Ports.class).filter(p -> p.side() == side).findFirst();
    }

    /** The one port of that side that it takes; empty where it takes all, or several. */
    public Optional<Integer> port(Side side) {
        return ports(side).filter(p -> p.ranges().size() == 1).flatMap(p -> p.ranges().getFirst().single());
    }
}
