package dev.vethwork.explain.lint.netfilter;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.Drawing;
import dev.vethwork.explain.lint.drawn.Edits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A port without a protocol that has ports: iptables refuses the rule. */
public final class NoProtocolRule implements LintRule {
    @Override
    public List<Finding> check(Drawing drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> {
            for (PortForward p : node.stack().portForwards()) {
                Integer port = p.port() == null ? p.toPort() : p.port();
                if (port != null && portless(p.protocol())) {
                    found.add(finding(node, port, s -> withTcp(s, p)));
                }
            }
            for (Firewall.Rule r : node.stack().firewall().rules()) {
                Integer port = r.port() == null ? r.sourcePort() : r.port();
                if (port != null && portless(r.protocol())) {
                    found.add(finding(node, port, s -> withTcp(s, r)));
                }
            }
        });
        return found;
    }

    private static boolean portless(@Nullable Protocol protocol) {
        return protocol == null || !protocol.hasPorts();
    }

    private static Finding finding(StackNode node, int port, UnaryOperator<IpStack> mend) {
        return Found.blocking(
                "NO_PROTOCOL",
                node.name(),
                Edit.of(EditName.of("fix.tcp", port), t -> Edits.stack(t, node.name(), mend)),
                node.name(),
                port);
    }

    private static IpStack withTcp(IpStack stack, PortForward p) {
        PortForward tcp = p.withProtocol(Protocol.TCP);
        return stack.withPortForwards(Edits.swap(stack.portForwards(), p, tcp));
    }

    private static IpStack withTcp(IpStack stack, Firewall.Rule r) {
        Firewall.Rule tcp = r.withProtocol(Protocol.TCP);
        return stack.withFirewall(new Firewall(
                stack.firewall().policies(), Edits.swap(stack.firewall().rules(), r, tcp)));
    }
}
