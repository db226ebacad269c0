package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.netfilter.RuleMatch.Answer;
import dev.vethwork.explain.walk.trip.Verdict;
import dev.vethwork.explain.walk.trip.Verdict.Kind;
import dev.vethwork.net.Endpoint;
import dev.vethwork.net.Family;
import dev.vethwork.state.nft.NftChain;
import dev.vethwork.state.nft.NftChain.Hook;
import dev.vethwork.state.nft.NftRule;
import dev.vethwork.state.nft.NftStatement;
import inet.ipaddr.IPAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs a packet through chains of nftables. */
record NftRules(Flow flow, NftMatch match, List<NftChain> chains) {
    /** Where destinations are translated, and sources. */
    static final int DESTINATION_NAT = -100;

    static final int SOURCE_NAT = 100;
    private static final int DEEPEST = 16;

    /** Of a packet that IP sees. */
    static NftRules of(Flow flow) {
        return new NftRules(flow, new NftMatch(flow, false, false), flow.stack().state().netfilter().foreign().chains());
    }

    /** Of a frame that passes a bridge. @param arp whether it asks for a neighbour */
    static NftRules ofFrame(Flow flow, boolean arp) {
        return new NftRules(flow, new NftMatch(flow, true, arp), flow.stack().state().netfilter().foreign().chains());
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
            case IP -> flow.packet().family() == Family.V4;
            case IP6 -> flow.packet().family() == Family.V6;
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
            Verdict verdict = one(chain, rule, depth);
            if (verdict.kind() == Kind.UNKNOWN) {
                Verdict passed = run(chain, i + 1, depth);
                return passed.sameAs(verdictIfTaken(chain, rule, depth)) ? passed : verdict;
            }
            if (verdict.kind() == Kind.CONTINUE && isReturn(rule) && match.takes(rule) == Answer.YES) {
                return end(chain, depth);
            }
            if (verdict.kind() != Kind.CONTINUE) {
                return verdict;
            }
        }
        return end(chain, depth);
    }

    /** What follows a chain's last rule: its policy, or for a chain that was jumped to the next rule of the caller. */
    private static Verdict end(NftChain chain, int depth) {
        return said(chain, depth > 0 ? Kind.CONTINUE : chain.drops() ? Kind.DROP : Kind.ACCEPT, List.of(), null);
    }

    private static boolean isReturn(NftRule rule) {
        return rule.statements().stream()
                .anyMatch(s -> s instanceof NftStatement.Verdict v && v.kind() == NftStatement.Verdict.Kind.RETURN);
    }

    private Verdict one(NftChain chain, NftRule rule, int depth) {
        return switch (match.takes(rule)) {
            case NO -> said(chain, Kind.CONTINUE, List.of(), null);
            case YES -> verdictIfTaken(chain, rule, depth);
            case CHANCE, UNKNOWN -> verdictIfTaken(chain, rule, depth).kind() == Kind.CONTINUE
                    ? said(chain, Kind.CONTINUE, List.of(), null)
                    : said(chain, Kind.UNKNOWN, List.of(rule.text()), null);
        };
    }

    private Verdict verdictIfTaken(NftChain chain, NftRule rule, int depth) {
        for (NftStatement statement : rule.statements()) {
            Verdict verdict =
                    switch (statement) {
                        case NftStatement.Verdict v -> verdict(chain, rule, v, depth);
                        case NftStatement.Choice c -> match.chosen(c)
                                .map(v -> verdict(chain, rule, v, depth))
                                .orElseGet(() -> said(
                                        chain, match.isClear(c) ? Kind.CONTINUE : Kind.UNKNOWN, List.of(rule.text()), null));
                        case NftStatement.Translate t -> said(chain, kind(t), List.of(rule.text()), to(t));
                        case NftStatement.Unknown u -> said(
                                chain, u.decides() ? Kind.UNKNOWN : Kind.CONTINUE, List.of(rule.text()), null);
                        case NftStatement.Match _, NftStatement.Passing _ -> said(chain, Kind.CONTINUE, List.of(), null);
                    };
            if (verdict.kind() != Kind.CONTINUE) {
                return verdict;
            }
        }
        return said(chain, Kind.CONTINUE, List.of(), null);
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
                    .filter(v -> v.kind() != Kind.CONTINUE)
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
                ? flow.packet().destination()
                : flow.packet().source();
        return new Endpoint(Objects.requireNonNullElse(translate.address(), kept), translate.port());
    }

    private static Verdict said(NftChain chain, Kind kind, List<String> rule, @Nullable Endpoint to) {
        return new Verdict(Verdict.NFT, kind, chain.title(), rule, to);
    }
}
