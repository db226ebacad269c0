package dev.vethwork.ui.inspector.form;

import dev.vethwork.topology.IpStack;
import dev.vethwork.ui.inspector.form.kind.InterfaceForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a namespace and the host have in common. */
final class StackSections {
    private static final Item<IpStack> LOOPBACK = Setting.flag("loopback", IpStack::loopback, IpStack::withLoopback);

    private StackSections() {}

    static List<Section<IpStack>> all() {
        return after(List.of(Setting.flag("forwarding", IpStack::forwarding, IpStack::withForwarding), LOOPBACK));
    }

    /** Of what forwards by its nature: there is nothing to choose. */
    static List<Section<IpStack>> forwardingAnyway() {
        return after(List.of(LOOPBACK));
    }

    private static List<Section<IpStack>> after(List<Item<IpStack>> switches) {
        return List.of(
                section("stack", true, switches),
                InterfaceForms.list(),
                section("routes", true, List.of(
                                new Rows<>("routes", RouteRows.ROUTE, IpStack::routes, IpStack::withRoutes),
                                new Rows<>("routingRules", RouteRows.ROUTING_RULE, IpStack::rules, IpStack::withRules),
                                new Rows<>("marks", MarkingRows.CODEC, IpStack::marks, IpStack::withMarks),
                                new Rows<>("neighbors", NeighborRows.NEIGHBOR, IpStack::neighbors, IpStack::withNeighbors),
                                new Rows<>(
                                        "proxyNeighbors",
                                        NeighborRows.PROXY_NEIGHBOR,
                                        IpStack::proxies,
                                        IpStack::withProxies))),
                section(
                        "nat",
                        true,
                        List.of(
                                new Rows<>(
                                        "masquerades",
                                        NatRows.MASQUERADE,
                                        IpStack::masquerades,
                                        IpStack::withMasquerades),
                                new Rows<>(
                                        "sourceNats", NatRows.SOURCE_NAT, IpStack::sourceNats, IpStack::withSourceNats),
                                new Rows<>(
                                        "portForwards",
                                        NatRows.PORT_FORWARD,
                                        IpStack::portForwards,
                                        IpStack::withPortForwards))),
                section(
                        "firewall",
                        false,
                        FirewallRows.items().stream()
                                .<Item<IpStack>>map(i -> i.in(IpStack::firewall, IpStack::withFirewall))
                                .toList()),
                section(
                        "services",
                        false,
                        List.of(
                                new Rows<>("services", ServiceRows.SERVICE, IpStack::services, IpStack::withServices),
                                new Rows<>("files", ServiceRows.FILE, IpStack::files, IpStack::withFiles))),
                section(
                        "dns",
                        false,
                        List.of(
                                new Rows<>(
                                        "nameServers",
                                        ResolverRows.NAME_SERVER,
                                        stack -> stack.dns().servers(),
                                        (stack, servers) -> stack.withDns(stack.dns().withServers(servers))),
                                new Rows<>(
                                        "searchDomains",
                                        ResolverRows.SEARCH_DOMAIN,
                                        stack -> stack.dns().search(),
                                        (stack, domains) -> stack.withDns(stack.dns().withSearch(domains))))),
                section(
                        "sysctls",
                        false,
                        List.of(new Rows<>(
                                "sysctls",
                                ServiceRows.SYSCTL,
                                stack -> new ArrayList<>(stack.sysctls().entrySet()),
                                (stack, entries) -> stack.withSysctls(map(entries))))));
    }

    private static Section<IpStack> section(String key, boolean open, List<Item<IpStack>> items) {
        return new Section<>(key, "", open, items);
    }

    private static SortedMap<String, String> map(List<Map.Entry<String, String>> entries) {
        SortedMap<String, String> all = new TreeMap<>();
        entries.forEach(e -> all.put(e.getKey(), e.getValue()));
        return all;
    }
}
