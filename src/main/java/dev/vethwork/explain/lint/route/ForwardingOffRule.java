package dev.vethwork.explain.lint.route;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Others send their packets on to a node that does not forward: they die there without a word. */
public final class ForwardingOffRule implements LintRule {
    /** The settings by which one family alone is forwarded. */
    private static final Map<Family, List<String>> SWITCHES = Map.of(
            Family.V4, List.of("net.ipv4.ip_forward", "net.ipv4.conf.all.forwarding"),
            Family.V6, List.of("net.ipv6.conf.all.forwarding"));

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        Map<IPAddress, String> owners = new HashMap<>();
        drawing.addresses().forEach(a -> owners.putIfAbsent(a.address().ip(), a.stack()));
        Set<String> told = new HashSet<>();
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> {
            for (Route route : node.stack().routes()) {
                IPAddress via = route.via();
                String owner = via == null ? null : owners.get(via);
                if (via != null && owner != null && !owner.equals(stackName(node))
                        && !forwards(drawing.topology(), owner, route.to().family())
                        && !isThere(drawing, owner, route)
                        && !standsForOthers(drawing, owner)
                        && told.add(owner)) {
                    found.add(finding(drawing, owner, node.name(), route, via));
                }
            }
        });
        return found;
    }

    /** It is who is looked for: an address on its loopback, say, or on another of its links. */
    private static boolean isThere(DrawnFacts drawing, String owner, Route route) {
        return route.to().length() > 0
                && drawing.byStack().getOrDefault(owner, List.of()).stream()
                        .anyMatch(a -> route.to().contains(a.address().ip()));
    }

    /** It has no other link to forward by, so that what is behind it is not drawn: it stands for all of that, or for nobody. */
    private static boolean standsForOthers(DrawnFacts drawing, String owner) {
        return stackNode(drawing.topology(), owner) instanceof Namespace
                && drawing.byStack().getOrDefault(owner, List.of()).stream()
                        .map(DrawnAddress::segment)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count() == 1;
    }

    private static String stackName(StackNode node) {
        return node instanceof Host ? DrawnAddress.ROOT : node.name();
    }

    private static boolean forwards(Topology topology, String stack, Family family) {
        StackNode node = stackNode(topology, stack);
        return node instanceof Internet
                || node != null
                        && (node.stack().forwarding()
                                || SWITCHES.getOrDefault(family, List.of()).stream()
                                        .anyMatch(key -> "1".equals(node.stack().sysctls().get(key))));
    }

    private static @Nullable StackNode stackNode(Topology topology, String stack) {
        return stack.equals(DrawnAddress.ROOT)
                ? topology.host().orElse(null)
                : topology.nodes().get(stack) instanceof StackNode n ? n : null;
    }

    private static Finding finding(DrawnFacts drawing, String owner, String from, Route route, IPAddress via) {
        boolean root = owner.equals(DrawnAddress.ROOT);
        StackNode node = stackNode(drawing.topology(), owner);
        String name = node != null ? node.name() : root ? "host" : owner;
        Edit edit = node == null && !root
                ? null
                : Edit.of(EditName.of("fix.forwarding", name), t -> forwarding(t, name));
        return Found.error(
                "FORWARDING_OFF", name, edit, name, from, route.to().shortText(), Addresses.text(via));
    }

    private static Topology forwarding(Topology topology, String name) {
        return topology.node(name).isPresent()
                ? FixEdits.stack(topology, name, s -> s.withForwarding(true))
                : topology.withNode(new Host(name, IpStack.DEFAULT.withForwarding(true)));
    }
}
