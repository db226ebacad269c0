package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.netfilter.HopChange;
import dev.vethwork.state.netfilter.RuleTarget;
import dev.vethwork.state.nft.NftChain.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the table mangle writes into how many nodes a packet may still pass. */
public final class HopRules {
    private static final int DEEPEST = 16;

    private final Flow flow;
    private final List<Netfilter.Chain> chains;
    private final List<Written> written = new ArrayList<>();

    /** @param rule as {@code iptables-save} prints it */
    public record Written(HopChange change, String rule) {}

    private HopRules(Flow flow) {
        this.flow = flow;
        this.chains = flow.stack().state().netfilter().of(flow.packet().family());
    }

    /** In the order of the rules. */
    public static List<Written> of(Flow flow, List<Hook> hooks) {
        HopRules rules = new HopRules(flow);
        hooks.forEach(hook -> rules.chain(hook.name()).ifPresent(chain -> rules.run(chain, 0)));
        return rules.written;
    }

    private Optional<Netfilter.Chain> chain(String name) {
        return chains.stream()
                .filter(c -> c.table() == RuleTable.MANGLE && c.name().equals(name))
                .findFirst();
    }

    /** @return whether the packet has left the table */
    private boolean run(Netfilter.Chain chain, int depth) {
        for (Netfilter.Rule rule : chain.rules()) {
            if (RuleMatch.of(flow, rule.meaning().conditions()) != RuleMatch.Answer.YES) {
                continue;
            }
            RuleTarget target = rule.meaning().target();
            String text = "-A " + chain.name() + " " + String.join(" ", rule.words());
            rule.meaning().hops().ifPresent(change -> written.add(new Written(change, text)));
            if (target instanceof RuleTarget.Return) {
                return false;
            }
            if (target instanceof RuleTarget.Accept || target instanceof RuleTarget.Drop) {
                return true;
            }
            if (target instanceof RuleTarget.Jump jump && depth < DEEPEST) {
                boolean left = chain(jump.chain()).filter(there -> run(there, depth + 1)).isPresent();
                if (left || !jump.back()) {
                    return left;
                }
            }
        }
        return false;
    }
}
