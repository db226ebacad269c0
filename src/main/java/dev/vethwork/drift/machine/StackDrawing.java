package dev.vethwork.drift.machine;

import dev.vethwork.drift.RouteDriftEdits;
import dev.vethwork.drift.RoutingRuleDriftEdits;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Names;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StaticNeighbor;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Draws what a namespace does with packets. */
record StackDrawing(NamespaceState space, String name, Account account) {
    IpStack draw(LinkDrawing links, SortedMap<String, String> fresh) {
        IpStack stack = IpStack.DEFAULT
                .withLoopback(space.device(Names.LOOPBACK).map(Interface::up).orElse(true))
                .withRoutes(routes())
                .withRules(rules())
                .withNeighbors(neighbors())
                .withInterfaces(links.others(space));
        return RuleDrawing.draw(SettingDrawing.draw(stack, space, fresh, name, account), space, name, account);
    }

    private List<Route> routes() {
        List<Route> all = new ArrayList<>();
        for (RouteEntry entry : space.routes()) {
            boolean unmade = entry.isAutomatic() && !entry.isLearned();
            if (unmade) {
                continue;
            }
            String text = name + ": " + text(entry);
            try {
                List<Route> routes = RouteDriftEdits.drawn(entry).map(route -> leaving(route, entry)).toList();
                if (routes.isEmpty()) {
                    account.missing(text, "route.type", entry.type().name().toLowerCase(java.util.Locale.ROOT));
                } else if (entry.hops().stream().anyMatch(hop -> hop.weight() > 1)) {
                    account.drawn(text, name, Account.phrase("route.weight"));
                } else if (entry.isLearned()) {
                    account.drawn(text, name, Account.phrase("route.learned", entry.protocol()));
                } else {
                    account.drawn(text, name);
                }
                all.addAll(routes);
            } catch (BadValue e) {
                account.missing(text, e);
            }
        }
        return all;
    }

    private static String text(RouteEntry entry) {
        StringBuilder text = new StringBuilder(entry.to().shortText());
        for (RouteEntry.Hop hop : entry.hops()) {
            IPAddress via = hop.via();
            text.append(via == null ? "" : " via " + Addresses.text(via));
            text.append(hop.device() == null ? "" : " dev " + hop.device());
        }
        return entry.table().isMain() ? text.toString() : text + " table " + entry.table();
    }

    /** The interface is said where the gateway's address alone would not tell it. */
    private Route leaving(Route route, RouteEntry entry) {
        IPAddress via = route.via();
        if (via == null || route.device() != null) {
            return route;
        }
        List<String> ways = space.interfaces().values().stream()
                .filter(device -> device.addresses().stream().anyMatch(a -> a.contains(via)))
                .map(Interface::name)
                .toList();
        return ways.size() == 1 && !via.isLinkLocal()
                ? route
                : route.withDevice(entry.hops().stream()
                        .filter(hop -> via.equals(hop.via()))
                        .map(RouteEntry.Hop::device)
                        .findFirst()
                        .orElse(null));
    }

    private List<RoutingRule> rules() {
        List<RoutingRule> all = new ArrayList<>();
        for (RoutingRuleEntry entry : space.rules()) {
            if (entry.isAutomatic()) {
                continue;
            }
            String text = name + ": ip rule " + entry.priority();
            try {
                if (RoutingRuleDriftEdits.isDrawable(entry)) {
                    RoutingRuleDriftEdits.drawn(entry).filter(rule -> !all.contains(rule)).forEach(all::add);
                    account.drawn(text, name);
                } else {
                    account.missing(text, "routingRule");
                }
            } catch (BadValue e) {
                account.missing(text, e);
            }
        }
        return all;
    }

    private List<StaticNeighbor> neighbors() {
        List<StaticNeighbor> all = new ArrayList<>();
        for (Neighbor neighbor : space.neighbors()) {
            if (neighbor.isPermanent() && neighbor.mac() != null) {
                String text = name + ": ip neigh " + Addresses.text(neighbor.address()) + " dev " + neighbor.interfaceName();
                try {
                    all.add(new StaticNeighbor(neighbor.address(), neighbor.mac(), neighbor.interfaceName()));
                    account.drawn(text, name);
                } catch (BadValue e) {
                    account.missing(text, e);
                }
            }
        }
        return all;
    }
}
