package dev.vethwork.format.codec;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.JsonBuilder;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Firewall.Chain;
import dev.vethwork.topology.netfilter.Firewall.Policy;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The filter table of a node. */
final class FirewallCodec {
    private FirewallCodec() {}

    static Firewall read(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "policies", "rules");
        return new Firewall(
                fields.optional("policies", FirewallCodec::policies, Map.of()),
                fields.list("rules", FirewallRuleCodec::read));
    }

    private static Map<Chain, Policy> policies(Located value, Problems problems) {
        Fields fields = Fields.of(value, problems, "input", "forward", "output");
        Map<Chain, Policy> policies = new EnumMap<>(Chain.class);
        for (Chain chain : Chain.values()) {
            Policy policy = fields.optional(Readers.word(chain), Readers.word(Policy.class));
            if (policy != null) {
                policies.put(chain, policy);
            }
        }
        return policies;
    }

    static ObjectNode write(Firewall firewall) {
        JsonBuilder policies = new JsonBuilder();
        firewall.policies().forEach((chain, policy) -> policies.word(Readers.word(chain), policy));
        return new JsonBuilder()
                .object("policies", policies.build())
                .list("rules", firewall.rules(), FirewallRuleCodec::write)
                .build();
    }
}
