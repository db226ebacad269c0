package dev.vethwork.plan;

import dev.vethwork.net.Endpoint;
import dev.vethwork.topology.PortForward;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one port forward. Over several addresses it is balanced as kube-proxy does: each rule takes its share of what
 * those before it left, and the last one takes the rest.
 */
public final class ForwardWords {
    /** The kernel keeps a probability as so many parts. */
    private static final double PARTS = 0x8000_0000L;

    private ForwardWords() {}

    static Map<Hook, List<List<String>>> of(PortForward forward, @Nullable String comment) {
        Map<Hook, List<List<String>>> all = new EnumMap<>(Hook.class);
        all.put(Hook.PREROUTING, rules(forward, false, comment));
        if (forward.local()) {
            all.put(Hook.NAT_OUTPUT, rules(forward, true, comment));
        }
        return all;
    }

    /** Those of the chain for what arrives, or of that for what the node itself sends. */
    public static List<List<String>> rules(PortForward forward, boolean own, @Nullable String comment) {
        if (own && !forward.local()) {
            return List.of();
        }
        List<List<String>> rules = new ArrayList<>();
        List<Endpoint> to = forward.to();
        for (int i = 0; i < to.size(); i++) {
            rules.add(RuleWords.of(forward, own, chance(to.size() - i), to.get(i), comment));
        }
        return rules;
    }

    /** One of so many that are left. */
    private static List<String> chance(int left) {
        if (left == 1) {
            return List.of();
        }
        double share = Math.rint(PARTS / left) / PARTS;
        return List.of(
                "-m", "statistic", "--mode", "random", "--probability", String.format(Locale.ROOT, "%.11f", share));
    }
}
