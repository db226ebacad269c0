package dev.vethwork.explain.lint.route;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.state.Interface;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A route over a gateway that is on none of the node's links, or over nothing at all: the kernel refuses it. */
public final class GatewayRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> {
            for (Route route : node.stack().routes()) {
                if (route.type() == Route.Type.UNICAST) {
                    check(drawing, node, route, found);
                }
            }
        });
        return found;
    }

    private static void check(DrawnFacts drawing, StackNode node, Route route, List<Finding> found) {
        IPAddress via = route.via();
        String to = route.to().shortText();
        if (via == null) {
            if (route.device() == null) {
                found.add(Found.blocking("NO_NEXT_HOP", node.name(), null, node.name(), to));
            }
            return;
        }
        if (Family.of(via) != route.to().family()) {
            found.add(Found.blocking("GATEWAY_FAMILY", node.name(), null, node.name(), to, Addresses.text(via)));
            return;
        }
        Optional<DrawnAddress> own = drawing.addressesOf(node).stream()
                .filter(a -> a.address().ip().equals(via))
                .findFirst();
        if (own.isPresent()) {
            found.add(ownGateway(node, route, own.get()));
            return;
        }
        if (onLink(drawing, node, route, via)) {
            return;
        }
        // On the machine itself there may be more links than are drawn.
        boolean sure = !(node instanceof Host) || drawing.ground().isRead();
        found.add(Found.make(
                sure ? Finding.Level.ERROR : Finding.Level.WARNING,
                "GATEWAY_NOT_ON_LINK",
                "GATEWAY_NOT_ON_LINK",
                node.name(),
                null,
                sure,
                node.name(),
                to,
                Addresses.text(via)));
    }

    /** One of v4 is taken, and means the link that it is on (fib_check_nh_v4_gw in net/ipv4/fib_semantics.c). */
    private static Finding ownGateway(StackNode node, Route route, DrawnAddress own) {
        IPAddress via = own.address().ip();
        String device = own.interfaceName();
        boolean taken = via.isIPv4() && own.up() && (route.device() == null || route.device().equals(device));
        String key = taken ? "GATEWAY_IS_OWN.taken" : "GATEWAY_IS_OWN";
        return Found.make(
                taken ? Finding.Level.WARNING : Finding.Level.ERROR,
                "GATEWAY_IS_OWN",
                key,
                node.name(),
                null,
                !taken,
                node.name(),
                route.to().shortText(),
                Addresses.text(via),
                device);
    }

    private static boolean onLink(DrawnFacts drawing, StackNode node, Route route, IPAddress via) {
        // v6 link-local gateways are on every link.
        if (via.isIPv6() && via.isLinkLocal() || route.onLink() && route.device() != null) {
            return true;
        }
        // Of a device that is not there another rule speaks.
        String device = route.device() != null
                        && drawing.interfacesOf(node).contains(route.device())
                ? route.device()
                : null;
        boolean drawn = drawing.addressesOf(node).stream()
                // Over an interface that is switched off the route waits until it is switched on.
                .anyMatch(a -> a.address().subnet().contains(via)
                        && !a.isBroadcast(via)
                        && (device == null || device.equals(a.interfaceName())));
        boolean routed = node.stack().routes().stream()
                .anyMatch(r -> r.via() == null && r.device() != null && r.to().contains(via));
        return drawn || routed || node instanceof Host && onMachine(drawing, via);
    }

    private static boolean onMachine(DrawnFacts drawing, IPAddress via) {
        return drawing.ground().root().interfaces().values().stream()
                .map(Interface::addresses)
                .flatMap(List::stream)
                .anyMatch(p -> p.contains(via));
    }
}
