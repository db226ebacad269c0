package dev.vethwork.explain.lint;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.net.Family;
import dev.vethwork.state.Netfilter.Chain;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Firewall;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machine sends bridged frames through its firewall, which drops what it does not know, as with Docker: what is
 * plugged into one bridge sees each other's ARP and yet cannot ping. Known only where the machine's rules could be read.
 */
final class BridgeFilteredRule implements LintRule {
    @Override
    public List<Finding> check(Drawing drawing) {
        boolean filtered = "1".equals(drawing.machine().sysctls().get("net.bridge.bridge-nf-call-iptables"));
        if (!filtered || !dropsForwarded(drawing)) {
            return List.of();
        }
        return drawing.bridges()
                .filter(b -> b.isInRoot() && b.type() == Bridge.Type.LINUX)
                .filter(b -> drawing.endsOf(b.name()).size() > 1)
                .filter(b -> !accepted(drawing.topology(), b))
                .map(BridgeFilteredRule::finding)
                .toList();
    }

    private static boolean dropsForwarded(Drawing drawing) {
        Optional<Chain> forward = drawing.machine().netfilter().chain(Family.V4, "filter", "FORWARD");
        return forward.filter(c -> "DROP".equals(c.policy()))
                .filter(c -> c.rules().stream().noneMatch(r -> r.words().equals(List.of("-j", "ACCEPT"))))
                .isPresent();
    }

    private static boolean accepted(Topology topology, Bridge bridge) {
        return topology.host()
                .filter(h -> h.stack().firewall().rules().stream().anyMatch(r -> accepts(r, bridge)))
                .isPresent();
    }

    private static boolean accepts(Firewall.Rule rule, Bridge bridge) {
        return rule.chain() == Firewall.Chain.FORWARD
                && rule.action() == Firewall.Action.ACCEPT
                && rule.source() == null
                && rule.destination() == null
                && rule.protocol() == null
                && !rule.established()
                && (rule.in() == null || rule.in().equals(bridge.name()))
                && (rule.out() == null || rule.out().equals(bridge.name()));
    }

    private static Finding finding(Bridge bridge) {
        boolean isolate = bridge.addresses().isEmpty();
        String name = bridge.name();
        Edit edit = isolate
                ? Edit.of(EditName.of("fix.isolate", name), t -> t.withNode(name, bridge.withIsolated(true)))
                : Edit.of(EditName.of("fix.acceptBridged", name), t -> accept(t, name));
        return Found.make(
                Finding.Level.WARNING,
                "BRIDGE_FILTERED",
                isolate ? "BRIDGE_FILTERED.isolate" : "BRIDGE_FILTERED.accept",
                name,
                edit,
                false,
                name);
    }

    private static Topology accept(Topology topology, String bridge) {
        String host = topology.host().map(Host::name).orElse("host");
        Topology drawn = topology.host().isPresent() ? topology : topology.withNode(Host.of(host));
        return Edits.stack(drawn, host, s -> accept(s, bridge));
    }

    private static IpStack accept(IpStack stack, String bridge) {
        List<Firewall.Rule> rules = new ArrayList<>();
        rules.add(new Firewall.Rule(
                Firewall.Chain.FORWARD, null, null, null, null, bridge, bridge, false, Firewall.Action.ACCEPT));
        rules.addAll(stack.firewall().rules());
        return stack.withFirewall(new Firewall(stack.firewall().policies(), rules));
    }
}
