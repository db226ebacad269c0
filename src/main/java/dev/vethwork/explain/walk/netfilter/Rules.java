package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.explain.walk.trip.Verdict.Kind;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.state.nft.NftChain.Hook;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a packet through the chains of one set of rules, that of iptables or that beside it. */
public final class Rules {
    private static final int DEEPEST = 16;
    private static final List<RuleTable> FILTERING = List.of(RuleTable.RAW, RuleTable.MANGLE, RuleTable.FILTER, RuleTable.SECURITY);

    private Flow flow;
    private String marking = "";
    private final String command;
    private final List<Netfilter.Chain> chains;
    private final boolean isRead;

    /** @param command what speaks to them; empty for iptables itself */
    private Rules(Flow flow, String command, List<Netfilter.Chain> chains, boolean isRead) {
        this.flow = flow;
        this.command = command;
        this.chains = chains;
        this.isRead = isRead;
    }

    /** Every set that the packet meets. */
    private static List<Rules> of(Flow flow) {
        Netfilter netfilter = flow.stack().state().netfilter();
        List<Rules> all = new ArrayList<>(1);
        all.add(new Rules(flow, "", netfilter.of(flow.packet().family()), true));
        netfilter.beside().stream()
                .filter(b -> b.family() == flow.packet().family())
                .forEach(b -> all.add(new Rules(flow, b.command(), b.chains(), b.isRead())));
        return all;
    }

    /** Every filtering table of a hook: the first that stops it for certain wins, then one that may. */
    static Verdict filter(Flow flow, Hook hook) {
        Verdict first = Verdict.of(Kind.ACCEPT, hook.name(), List.of());
        for (Rules rules : of(flow)) {
            Verdict verdict = rules.filter(hook);
            boolean certain = verdict.stops() && verdict.kind() != Kind.UNKNOWN;
            if (certain) {
                return verdict;
            }
            first = verdict.stops() && !first.stops() ? verdict : first;
            first = first.marked(rules.command.isEmpty() ? rules.flow.mark() : first.mark());
        }
        boolean entering = hook == Hook.PREROUTING;
        NftRules nft = NftRules.of(first.mark() == null ? flow : flow.marked(first.mark()));
        Verdict foreign =
                nft.filter(hook, c -> !entering || c.priority() < NftRules.DESTINATION_NAT);
        return (foreign.stops() && (!first.stops() || foreign.kind() != Kind.UNKNOWN) ? foreign : first).marked(nft.mark());
    }

    /** Whether a rule keeps conntrack from looking at the packet. */
    static boolean untracks(Flow flow, Hook hook) {
        return NftRules.of(flow).untracks(hook)
                || of(flow).stream()
                        .filter(rules -> rules.isRead)
                        .anyMatch(rules -> rules.chain(RuleTable.RAW, hook.name()).filter(raw -> rules.untracks(raw, 0)).isPresent());
    }

    private boolean untracks(Netfilter.Chain chain, int depth) {
        for (Netfilter.Rule rule : chain.rules()) {
            if (RuleMatch.of(flow, rule.meaning().conditions()) != RuleMatch.Answer.YES) {
                continue;
            }
            RuleTarget target = rule.meaning().target();
            if (rule.meaning().untracks()) {
                return true;
            }
            boolean inside = target instanceof RuleTarget.Jump jump
                    && depth < DEEPEST
                    && chain(chain.table(), jump.chain()).filter(there -> untracks(there, depth + 1)).isPresent();
            if (inside) {
                return true;
            }
            if (target instanceof RuleTarget.Accept || target instanceof RuleTarget.Drop || endsHere(target)) {
                return false;
            }
        }
        return false;
    }

    /** The rules of iptables itself. */
    static Rules own(Flow flow) {
        return of(flow).getFirst();
    }

    /** What the packet carries after a table of a hook, and the rule that marked it last, empty for none. */
    Rerouting.Marked marked(RuleTable table, Hook hook, CarriedMark before) {
        flow = flow.marked(before);
        marking = "";
        run(table, hook);
        return new Rerouting.Marked(flow.mark(), marking);
    }

    /** What sees a packet as it comes in, but with its destination translated. */
    static Verdict filterAimed(Flow flow) {
        NftRules nft = NftRules.of(flow);
        return nft.filter(Hook.PREROUTING, c -> c.priority() >= NftRules.DESTINATION_NAT).marked(nft.mark());
    }

    /**
     * What translates at a hook, in the order of priorities, until one does. The kernel asks those of one priority in the
     * order in which they were made (nf_nat_inet_fn in net/netfilter/nf_nat_core.c); where two would, differently, nobody
     * here knows which was first.
     */
    public static Verdict nat(Flow flow, Hook hook) {
        boolean aims = hook == Hook.PREROUTING || hook == Hook.OUTPUT;
        SortedMap<Integer, List<Verdict>> all = new TreeMap<>();
        for (Rules rules : of(flow)) {
            all.computeIfAbsent(aims ? NftRules.DESTINATION_NAT : NftRules.SOURCE_NAT, p -> new ArrayList<>())
                    .add(rules.isRead ? rules.run(RuleTable.NAT, hook) : rules.unread(hook));
        }
        NftRules foreign = NftRules.of(flow);
        foreign.nat(hook)
                .forEach(c -> all.computeIfAbsent(c.priority(), p -> new ArrayList<>()).add(foreign.run(c)));
        return all.values().stream()
                .map(Rules::together)
                .filter(v -> v.translates() || v.stops() || v.ways().size() > 1)
                .findFirst()
                .orElseGet(() -> Verdict.of(Kind.ACCEPT, hook.name(), List.of()).marked(marked(flow.mark(), all.values())));
    }

    /** What one of them has marked it with, or else what it carried. */
    private static CarriedMark marked(CarriedMark before, Collection<List<Verdict>> verdicts) {
        return verdicts.stream()
                .flatMap(List::stream)
                .flatMap(v -> Stream.ofNullable(v.mark()))
                .filter(mark -> !mark.equals(before))
                .findFirst()
                .orElse(before);
    }

    private static Verdict together(List<Verdict> verdicts) {
        Verdict first = verdicts.getFirst();
        for (Verdict verdict : verdicts) {
            if (verdict.kind() == Kind.UNKNOWN) {
                return verdict;
            }
            if (verdict.translates() && first.translates() && !verdict.sameAs(first)) {
                return verdict.unsure();
            }
            first = verdict.translates() || verdict.stops() || verdict.ways().size() > 1 ? verdict : first;
        }
        return first;
    }

    /** In the kernel's order. */
    private Verdict filter(Hook hook) {
        if (!isRead) {
            return unread(hook);
        }
        for (RuleTable table : FILTERING) {
            Verdict verdict = run(table, hook);
            if (verdict.stops()) {
                return verdict;
            }
        }
        return Verdict.of(Kind.ACCEPT, hook.name(), List.of());
    }

    private Verdict unread(Hook hook) {
        return new Verdict(command, Kind.UNKNOWN, hook.name(), List.of(), null);
    }

    /** One built-in chain with its policy. */
    private Verdict run(RuleTable table, Hook hook) {
        return chain(table, hook.name())
                .map(chain -> run(table, chain, 0, 0))
                .orElseGet(() -> Verdict.of(Kind.ACCEPT, hook.name(), List.of()));
    }

    private Optional<Netfilter.Chain> chain(RuleTable table, String name) {
        return chains.stream()
                .filter(c -> c.table() == table && c.name().equals(name))
                .findFirst();
    }

    /** What follows a chain's last rule: its policy, or for a chain that was jumped to the next rule of the caller. */
    private Verdict end(Netfilter.Chain chain, int depth) {
        Kind kind = depth > 0 ? Kind.CONTINUE : chain.drops() ? Kind.DROP : Kind.ACCEPT;
        return new Verdict(command, kind, chain.name(), List.of(), null).marked(flow.mark());
    }

    private Verdict run(RuleTable table, Netfilter.Chain chain, int from, int depth) {
        for (int i = from; i < chain.rules().size(); i++) {
            Netfilter.Rule rule = chain.rules().get(i);
            RuleMatch.Answer answer = RuleMatch.of(flow, rule.meaning().conditions());
            if (answer == RuleMatch.Answer.NO) {
                continue;
            }
            Flow before = flow;
            Verdict taken = target(table, chain, rule, depth);
            boolean chance = answer == RuleMatch.Answer.CHANCE;
            if (answer == RuleMatch.Answer.UNKNOWN || (chance && table != RuleTable.NAT)) {
                boolean marked = !flow.mark().equals(before.mark());
                flow = marked ? before.marked(CarriedMark.UNKNOWN) : before;
                Verdict passed = run(table, chain, i + 1, depth);
                boolean same = taken.kind() == Kind.CONTINUE || taken.kind() == passed.kind();
                return same ? passed : new Verdict(command, Kind.UNKNOWN, chain.name(), rule.words(), null);
            }
            boolean isLast = endsHere(rule.meaning().target());
            List<Verdict> decided = taken.ways().stream()
                    .map(way -> isLast && way.kind() == Kind.CONTINUE ? end(chain, depth) : way)
                    .filter(way -> isLast || way.kind() != Kind.CONTINUE)
                    .toList();
            if (!chance && (isLast || decided.size() == taken.ways().size())) {
                return Verdict.either(decided);
            }
            if (!decided.isEmpty()) {
                List<Verdict> ways = new ArrayList<>(decided);
                flow = chance ? before : flow;
                ways.addAll(run(table, chain, i + 1, depth).ways());
                return Verdict.either(ways);
            }
        }
        return end(chain, depth);
    }

    /** Whether no rule behind it sees what it takes: one that returns, and one that goes elsewhere for good. */
    private static boolean endsHere(RuleTarget target) {
        return target instanceof RuleTarget.Return || (target instanceof RuleTarget.Jump jump && !jump.back());
    }

    private Verdict target(RuleTable table, Netfilter.Chain chain, Netfilter.Rule rule, int depth) {
        return switch (rule.meaning().target()) {
            case RuleTarget.Accept _ -> said(Kind.ACCEPT, chain, rule, null);
            case RuleTarget.Drop _ -> said(Kind.DROP, chain, rule, null);
            case RuleTarget.Reject _ -> said(Kind.REJECT, chain, rule, null);
            case RuleTarget.Masquerade _ -> said(Kind.MASQUERADE, chain, rule, null);
            case RuleTarget.SourceNat nat -> said(Kind.SNAT, chain, rule, nat.to());
            case RuleTarget.DestinationNat nat -> said(Kind.DNAT, chain, rule, nat.to());
            case RuleTarget.Redirect redirect -> said(Kind.DNAT, chain, rule, new Endpoint(here(), redirect.port()));
            case RuleTarget.Spread spread -> spread(spread, chain, rule);
            case RuleTarget.SetMark set -> {
                flow = flow.marked(flow.mark().set(set.mark()));
                Verdict verdict = said(Kind.CONTINUE, chain, rule, null);
                marking = verdict.text();
                yield verdict;
            }
            case RuleTarget.Aside aside -> {
                flow = aside.extension().marks() ? flow.marked(marked(rule.meaning())) : flow;
                Verdict verdict = said(Kind.CONTINUE, chain, rule, null);
                marking = aside.extension().marks() ? verdict.text() : marking;
                yield verdict;
            }
            case RuleTarget.Return _, RuleTarget.Count _ -> said(Kind.CONTINUE, chain, rule, null);
            case RuleTarget.Jump jump -> chain(table, jump.chain())
                    .filter(there -> depth < DEEPEST)
                    .map(there -> run(table, there, 0, depth + 1))
                    .orElseGet(() -> said(Kind.UNKNOWN, chain, rule, null));
        };
    }

    /** To whichever of them, as it falls out. */
    private Verdict spread(RuleTarget.Spread target, Netfilter.Chain chain, Netfilter.Rule rule) {
        Endpoint own = switch (target.what()) {
            case SNAT -> new Endpoint(flow.packet().source(), flow.packet().sourcePort());
            case DNAT -> new Endpoint(flow.packet().destination(), flow.packet().destinationPort());
            case REDIRECT -> new Endpoint(here(), flow.packet().destinationPort());
        };
        Kind kind = target.what() == RuleTarget.Translation.SNAT ? Kind.SNAT : Kind.DNAT;
        boolean shuffled = rule.meaning().options().stream().anyMatch(option -> option.startsWith("--random"));
        List<Verdict> ways = target.to().choices(own, shuffled, kind == Kind.SNAT).stream().map(to -> said(kind, chain, rule, to)).toList();
        return ways.isEmpty() ? said(Kind.UNKNOWN, chain, rule, null) : Verdict.either(ways);
    }

    /** After a target that marks, as far as it is known here what it does. */
    private CarriedMark marked(RuleMeaning rule) {
        CarriedMark mark = flow.mark();
        return rule.saves()
                ? mark.saved()
                : rule.restores() ? mark.restored() : rule.keeps().map(mark::keep).orElse(CarriedMark.UNKNOWN);
    }

    private Verdict said(Kind kind, Netfilter.Chain chain, Netfilter.Rule rule, @Nullable Endpoint to) {
        return new Verdict(command, kind, chain.name(), rule.words(), to).marked(flow.mark());
    }

    /** The first address of where it came in; loopback's for what begins here (nf_nat_redirect in net/netfilter/nf_nat_redirect.c). */
    private IPAddress here() {
        boolean v6 = flow.packet().family() == Family.V6;
        return flow.in().isEmpty()
                ? Addresses.parse(v6 ? "::1" : "127.0.0.1")
                : flow.stack().state().device(flow.in()).stream()
                        .flatMap(i -> i.addresses().stream())
                        .filter(p -> p.family() == flow.packet().family())
                        .map(Prefix::address)
                        .findFirst()
                        .orElse(flow.packet().destination());
    }
}
