package dev.vethwork.explain.lint.netfilter;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.ProtocolNumber;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.PortForward;
import dev.vethwork.topology.netfilter.PortSet;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A port without a protocol that has ports: iptables refuses the rule. */
public final class NoProtocolRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> {
            for (PortForward p : node.stack().portForwards()) {
                if (p.asked().lacksProtocol() || p.toPort() != null && !hasPorts(p.asked())) {
                    found.add(finding(node, port(p.asked(), p.toPort()), s -> withTcp(s, p)));
                }
            }
            for (Firewall.Rule r : node.stack().firewall().rules()) {
                if (r.asked().lacksProtocol()) {
                    found.add(finding(node, port(r.asked(), null), s -> withTcp(s, r)));
                }
            }
        });
        return found;
    }

    private static boolean hasPorts(Selector asked) {
        return asked.protocol() != null && asked.protocol().hasPorts();
    }

    private static String port(Selector asked, @Nullable Integer otherwise) {
        return Stream.of(asked.port(), asked.sourcePort())
                .flatMap(Stream::ofNullable)
                .map(PortSet::text)
                .findFirst()
                .orElseGet(() -> String.valueOf(otherwise));
    }

    private static Finding finding(StackNode node, String port, UnaryOperator<IpStack> mend) {
        return Found.blocking(
                "NO_PROTOCOL",
                node.name(),
                Edit.of(EditName.of("fix.tcp", port), t -> FixEdits.stack(t, node.name(), mend)),
                node.name(),
                port);
    }

    private static IpStack withTcp(IpStack stack, PortForward p) {
        PortForward tcp = p.asking(asked -> asked.withProtocol(ProtocolNumber.TCP));
        return stack.withPortForwards(FixEdits.swap(stack.portForwards(), p, tcp));
    }

    private static IpStack withTcp(IpStack stack, Firewall.Rule r) {
        Firewall.Rule tcp = r.asking(asked -> asked.withProtocol(ProtocolNumber.TCP));
        return stack.withFirewall(new Firewall(
                stack.firewall().policies(), FixEdits.swap(stack.firewall().rules(), r, tcp)));
    }
}
