package dev.vethwork.explain.walk.netfilter;

import dev.vethwork.explain.walk.stack.CarriedMark;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.nft.NftChain;
import dev.vethwork.state.nft.NftChain.Hook;
import java.util.function.IntPredicate;

/**
 * What marks a packet that a stack itself sends, in the order of priorities. The table mangle and chains of the type route have its
 * way looked for once more where they leave it with another mark than it came with (ipt_mangle_out in
 * net/ipv4/netfilter/iptable_mangle.c, nf_route_table_hook4 in net/netfilter/nft_chain_route.c).
 */
final class Rerouting {
    private static final int RAW = -300;
    private static final int MANGLE = -150;

    private final Rules own;
    private final NftRules foreign;
    private CarriedMark mark;
    private Marked way;

    /** @param rule the last that has the way looked for once more, empty for none */
    record Marked(CarriedMark mark, String rule) {}

    private Rerouting(Flow flow) {
        this.own = Rules.own(flow);
        this.foreign = NftRules.of(flow);
        this.mark = flow.mark();
        this.way = new Marked(mark, "");
    }

    /** Before its destination may be translated. */
    static Rerouting early(Flow flow) {
        return new Rerouting(flow).run(priority -> priority < NftRules.DESTINATION_NAT);
    }

    /** After that. */
    static Rerouting late(Flow flow) {
        return new Rerouting(flow).run(priority -> priority >= NftRules.DESTINATION_NAT);
    }

    /** What it carries by then. */
    CarriedMark mark() {
        return mark;
    }

    /** What its way is looked for by. */
    Marked way() {
        return way;
    }

    private Rerouting run(IntPredicate which) {
        boolean rawDone = false;
        boolean mangleDone = false;
        for (NftChain chain : foreign.leaving()) {
            rawDone = rawDone || chain.priority() > RAW && table(RuleTable.RAW, RAW, which);
            mangleDone = mangleDone || chain.priority() > MANGLE && table(RuleTable.MANGLE, MANGLE, which);
            if (which.test(chain.priority())) {
                chain(chain);
            }
        }
        if (!rawDone) {
            table(RuleTable.RAW, RAW, which);
        }
        if (!mangleDone) {
            table(RuleTable.MANGLE, MANGLE, which);
        }
        return this;
    }

    private boolean table(RuleTable table, int priority, IntPredicate which) {
        if (which.test(priority)) {
            Marked after = own.marked(table, Hook.OUTPUT, mark);
            noted(after.mark(), table == RuleTable.MANGLE ? after.rule() : "");
        }
        return true;
    }

    private void chain(NftChain chain) {
        foreign.carrying(mark);
        foreign.run(chain);
        noted(foreign.mark(), chain.type() == NftChain.Type.ROUTE ? foreign.marking() : "");
    }

    private void noted(CarriedMark after, String rule) {
        if (!rule.isEmpty() && !after.equalsOfPacket(mark)) {
            way = new Marked(after, rule);
        }
        mark = after;
    }
}
