package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.netfilter.RuleMatch.Answer;
import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.explain.walk.trip.Verdict.Kind;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.PacketMark;
import dev.vethwork.state.nft.NftChain;
import dev.vethwork.state.nft.NftChain.Hook;
import dev.vethwork.state.nft.NftRule;
import dev.vethwork.state.nft.NftStatement;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs a packet through chains of nftables, which may mark it on its way. */
final class NftRules {
    /** Where destinations are translated, and sources. */
    static final int DESTINATION_NAT = -100;

    static final int SOURCE_NAT = 100;

    /** Where conntrack looks at a packet. */
    private static final int CONNTRACK = -200;

    private static final int DEEPEST = 16;

    private final List<NftChain> chains;
    private NftMatch match;
    private boolean untracked;
    private String marking = "";

    private NftRules(NftMatch match) {
        this.chains = match.flow().stack().state().netfilter().foreign().chains();
        this.match = match;
    }

    /** Of a packet that IP sees. */
    static NftRules of(Flow flow) {
        return new NftRules(new NftMatch(flow, false, false));
    }

    /** Of a frame that passes a bridge. @param arp whether it asks for a neighbour */
    static NftRules ofFrame(Flow flow, boolean arp) {
        return new NftRules(new NftMatch(flow, true, arp));
    }

    /** What the packet carries by now. */
    CarriedMark mark() {
        return match.flow().mark();
    }

    /** From what it carries on. */
    void carrying(CarriedMark value) {
        mark(value);
        marking = "";
    }

    private void mark(CarriedMark value) {
        if (!value.equals(mark())) {
            match = match.of(match.flow().marked(value));
        }
    }

    /** The filtering chains of a hook of IP: the first that stops it for certain, then one that may. */
    Verdict filter(Hook hook, Predicate<NftChain> which) {
        return first(hook, c -> !c.translates() && isOfIp(c.family()) && which.test(c));
    }

    /** The same of a bridge's hooks. */
    Verdict bridged(Hook hook) {
        return first(hook, c -> c.family() == NftChain.Family.BRIDGE);
    }

    /** Of those that are not understood here: they may stop it, where they would. */
    Verdict elsewhere(Hook hook) {
        Verdict verdict = first(
                hook,
                c -> hook == Hook.INGRESS || hook == Hook.EGRESS || c.family() == NftChain.Family.ARP);
        return verdict.stops() ? verdict.unsure() : verdict;
    }

    private Verdict first(Hook hook, Predicate<NftChain> which) {
        Verdict first = Verdict.of(Kind.ACCEPT, hook.name(), List.of());
        for (NftChain chain : base(hook, which)) {
            Verdict verdict = run(chain);
            if (verdict.stops() && verdict.kind() != Kind.UNKNOWN) {
                return verdict;
            }
            first = verdict.stops() && !first.stops() ? verdict : first;
        }
        return first;
    }

    /** Whether a rule keeps conntrack from looking at the packet, before that has looked. */
    boolean untracks(Hook hook) {
        List<NftChain> early = base(hook, c -> !c.translates() && isOfIp(c.family()) && c.priority() < CONNTRACK);
        for (NftChain chain : early) {
            if (run(chain).stops() || untracked) {
                return untracked;
            }
        }
        return false;
    }

    /** Those that what the stack itself sends comes to. */
    List<NftChain> leaving() {
        return base(Hook.OUTPUT, c -> !c.translates() && isOfIp(c.family()));
    }

    /** The rule that has marked it last, empty for none. */
    String marking() {
        return marking;
    }

    /** The translating chains of a hook, in their order. */
    List<NftChain> nat(Hook hook) {
        return base(hook, c -> c.translates() && isOfIp(c.family()));
    }

    private List<NftChain> base(Hook hook, Predicate<NftChain> which) {
        return chains.stream()
                .filter(c -> c.hook() == hook && which.test(c))
                .sorted(Comparator.comparingInt(NftChain::priority))
                .toList();
    }

    private boolean isOfIp(NftChain.Family family) {
        return switch (family) {
            case INET -> true;
            case IP -> match.flow().packet().family() == Family.V4;
            case IP6 -> match.flow().packet().family() == Family.V6;
            case BRIDGE, ARP, NETDEV -> false;
        };
    }

    /** A base chain with its policy. */
    Verdict run(NftChain chain) {
        return chains.isEmpty() ? said(chain, Kind.ACCEPT, List.of(), null) : run(chain, 0, 0);
    }

    private Verdict run(NftChain chain, int from, int depth) {
        for (int i = from; i < chain.rules().size(); i++) {
            NftRule rule = chain.rules().get(i);
            Answer answer = match.takes(rule);
            if (answer == Answer.NO) {
                continue;
            }
            CarriedMark before = mark();
            boolean untrackedBefore = untracked;
            boolean returns = isReturn(rule);
            Verdict done = taken(chain, rule, depth);
            Verdict taken = returns && done.kind() == Kind.CONTINUE ? end(chain, depth) : done;
            if (answer != Answer.YES || isUnsure(taken)) {
                mark(mark().equals(before) ? before : CarriedMark.UNKNOWN);
                untracked = untrackedBefore;
                Verdict passed = run(chain, i + 1, depth);
                boolean same = !returns && taken.kind() == Kind.CONTINUE || passed.sameAs(taken);
                return same ? passed : said(chain, Kind.UNKNOWN, List.of(rule.text()), null);
            }
            if (returns) {
                return taken;
            }
            List<Verdict> decided =
                    taken.ways().stream().filter(way -> way.kind() != Kind.CONTINUE).toList();
            if (decided.size() == taken.ways().size()) {
                return taken;
            }
            if (!decided.isEmpty()) {
                List<Verdict> ways = new ArrayList<>(decided);
                mark(before);
                ways.addAll(run(chain, i + 1, depth).ways());
                return Verdict.either(ways);
            }
        }
        return end(chain, depth);
    }

    /** A filter that stops some at random, as nobody here knows which; and what is not understood. */
    private static boolean isUnsure(Verdict taken) {
        return taken.kind() == Kind.UNKNOWN || (taken.ways().size() > 1 && taken.ways().stream().anyMatch(Verdict::stops));
    }

    /** What follows a chain's last rule: its policy, or for a chain that was jumped to the next rule of the caller. */
    private Verdict end(NftChain chain, int depth) {
        return said(chain, depth > 0 ? Kind.CONTINUE : chain.drops() ? Kind.DROP : Kind.ACCEPT, List.of(), null);
    }

    private static boolean isReturn(NftRule rule) {
        return rule.statements().stream()
                .anyMatch(s -> s instanceof NftStatement.Verdict v && v.kind() == NftStatement.Verdict.Kind.RETURN);
    }

    /** What a rule does to a packet that it takes. */
    private Verdict taken(NftChain chain, NftRule rule, int depth) {
        for (NftStatement statement : rule.statements()) {
            Verdict verdict = done(chain, rule, statement, depth);
            if (verdict.kind() != Kind.CONTINUE || verdict.ways().size() > 1) {
                return verdict;
            }
        }
        return said(chain, Kind.CONTINUE, List.of(), null);
    }

    private Verdict done(NftChain chain, NftRule rule, NftStatement statement, int depth) {
        return switch (statement) {
            case NftStatement.Verdict v -> verdict(chain, rule, v, depth);
            case NftStatement.Choice c -> match.chosen(c)
                    .map(v -> verdict(chain, rule, v, depth))
                    .orElseGet(() -> said(
                            chain, match.isClear(c) ? Kind.CONTINUE : Kind.UNKNOWN, List.of(rule.text()), null));
            case NftStatement.Draw d -> drawn(chain, rule, d, depth);
            case NftStatement.Translate t -> said(chain, kind(t), List.of(rule.text()), to(t));
            case NftStatement.Mark m -> {
                mark(written(m));
                marking = said(chain, Kind.CONTINUE, List.of(rule.text()), null).text();
                yield said(chain, Kind.CONTINUE, List.of(), null);
            }
            case NftStatement.Untrack _ -> {
                untracked = true;
                yield said(chain, Kind.CONTINUE, List.of(), null);
            }
            case NftStatement.Unknown u -> said(
                    chain, u.decides() ? Kind.UNKNOWN : Kind.CONTINUE, List.of(rule.text()), null);
            case NftStatement.Match _, NftStatement.Passing _ -> said(chain, Kind.CONTINUE, List.of(), null);
        };
    }

    /** Each of several ways by itself, from the same mark on. */
    private Verdict drawn(NftChain chain, NftRule rule, NftStatement.Draw draw, int depth) {
        CarriedMark before = mark();
        List<Verdict> ways = new ArrayList<>();
        for (NftStatement way : draw.ways()) {
            mark(before);
            done(chain, rule, way, depth).ways().stream()
                    .filter(verdict -> ways.stream().noneMatch(verdict::equals))
                    .forEach(ways::add);
        }
        mark(ways.size() == 1 ? mark() : before);
        return ways.isEmpty() ? said(chain, Kind.CONTINUE, List.of(), null) : Verdict.either(ways);
    }

    private CarriedMark written(NftStatement.Mark statement) {
        PacketMark by = statement.by();
        return switch (statement.kind()) {
            case SET -> by == null ? CarriedMark.UNKNOWN : mark().set(by);
            case KEEP -> by == null ? CarriedMark.UNKNOWN : mark().keep(by);
            case SAVE -> mark().saved();
            case RESTORE -> mark().restored();
            case UNCLEAR -> CarriedMark.UNKNOWN;
        };
    }

    private Verdict verdict(NftChain chain, NftRule rule, NftStatement.Verdict verdict, int depth) {
        return switch (verdict.kind()) {
            case ACCEPT -> said(chain, Kind.ACCEPT, List.of(rule.text()), null);
            case DROP -> said(chain, Kind.DROP, List.of(rule.text()), null);
            case REJECT -> said(chain, Kind.REJECT, List.of(rule.text()), null);
            case RETURN, CONTINUE -> said(chain, Kind.CONTINUE, List.of(), null);
            case JUMP -> jump(chain, verdict.target(), depth).orElseGet(() -> said(chain, Kind.CONTINUE, List.of(), null));
            // What follows the chain that it goes to is what follows this one.
            case GOTO -> jump(chain, verdict.target(), depth)
                    .map(v -> Verdict.either(v.ways().stream()
                            .map(way -> way.kind() == Kind.CONTINUE ? end(chain, depth) : way)
                            .toList()))
                    .orElseGet(() -> end(chain, depth));
        };
    }

    private Optional<Verdict> jump(NftChain from, String target, int depth) {
        return chains.stream()
                .filter(c -> c.isOf(from) && c.name().equals(target) && depth < DEEPEST)
                .findFirst()
                .map(c -> run(c, 0, depth + 1));
    }

    private static Kind kind(NftStatement.Translate translate) {
        return switch (translate.kind()) {
            case MASQUERADE -> Kind.MASQUERADE;
            case SOURCE -> Kind.SNAT;
            case DESTINATION -> Kind.DNAT;
        };
    }

    private Endpoint to(NftStatement.Translate translate) {
        IPAddress kept = translate.kind() == NftStatement.Translate.Kind.DESTINATION
                ? match.flow().packet().destination()
                : match.flow().packet().source();
        return new Endpoint(Objects.requireNonNullElse(translate.address(), kept), translate.port());
    }

    private Verdict said(NftChain chain, Kind kind, List<String> rule, @Nullable Endpoint to) {
        return new Verdict(Verdict.NFT, kind, chain.title(), rule, to).marked(mark());
    }
}
