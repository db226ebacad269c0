package dev.vethwork.plan.compile;

import dev.vethwork.net.Endpoint;
import dev.vethwork.state.netfilter.Match;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.topology.netfilter.PortForward;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one port forward. Over several addresses it is balanced as kube-proxy does: each rule takes its share of what
 * those before it left, and the last one takes the rest.
 */
public final class ForwardRules {
    /** The kernel keeps a probability as so many parts. */
    private static final double PARTS = 0x8000_0000L;

    private ForwardRules() {}

    static Map<Hook, List<RuleMeaning>> of(PortForward forward, String comment) {
        Map<Hook, List<RuleMeaning>> all = new EnumMap<>(Hook.class);
        all.put(Hook.PREROUTING, of(forward, false, comment));
        if (forward.local()) {
            all.put(Hook.NAT_OUTPUT, of(forward, true, comment));
        }
        return all;
    }

    /**
     * Those of the chain for what arrives, or of that for what the node itself sends.
     *
     * @param comment empty for none
     */
    public static List<RuleMeaning> of(PortForward forward, boolean own, String comment) {
        if (own && !forward.local()) {
            return List.of();
        }
        List<RuleMeaning> rules = new ArrayList<>();
        List<Endpoint> to = forward.to();
        for (int i = 0; i < to.size(); i++) {
            rules.add(DrawnRules.of(forward, own, chance(to.size() - i), to.get(i), comment));
        }
        return rules;
    }

    /** One of so many that are left; null for the last, which takes all. */
    private static @Nullable Match chance(int left) {
        return left == 1 ? null : new Match.Share(Math.rint(PARTS / left) / PARTS);
    }
}
