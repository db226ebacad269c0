package dev.vethwork.engine.observe;

import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.read.BesideRules;
import dev.vethwork.engine.read.IpJson;
import dev.vethwork.engine.read.IptablesSave;
import dev.vethwork.engine.read.Losses;
import dev.vethwork.engine.read.NeighborReader;
import dev.vethwork.engine.read.Netconf;
import dev.vethwork.engine.read.NftJson;
import dev.vethwork.engine.read.NumberedLink;
import dev.vethwork.engine.read.PortVlanTable;
import dev.vethwork.engine.read.Qdiscs;
import dev.vethwork.engine.read.Routes;
import dev.vethwork.engine.read.RoutingRules;
import dev.vethwork.engine.read.Sockets;
import dev.vethwork.engine.read.kind.LinkInfos;
import dev.vethwork.engine.read.kind.WireguardInfo;
import dev.vethwork.net.Family;
import dev.vethwork.net.PortVlans;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.operation.Lose;
import dev.vethwork.state.FdbEntry;
import dev.vethwork.state.ListeningSocket;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.ProxyEntry;
import dev.vethwork.state.Queue;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.state.nft.NftChain;
import dev.vethwork.state.nft.NftRuleset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One namespace as its tools print it, before owners and the other ends of cables are known. */
record RawNamespace(
        String name,
        SortedMap<String, NumberedLink> links,
        List<RouteEntry> routes,
        List<RoutingRuleEntry> rules,
        List<Neighbor> neighbors,
        List<ProxyEntry> proxies,
        List<FdbEntry> fdb,
        Map<String, Queue> queues,
        Netfilter netfilter,
        SortedMap<String, String> sysctls,
        @Nullable List<ListeningSocket> listening) {
    /** One of which only interfaces, routes, neighbours and what netlink tells of settings were read. */
    static RawNamespace light(String name, String text) {
        List<JsonNode> objects = IpJson.objects(text);
        TreeMap<String, NumberedLink> links = new TreeMap<>();
        NumberedLink.parse(objects).forEach(link -> links.put(link.device().name(), link));
        return new RawNamespace(
                name,
                links,
                Routes.parse(objects),
                RoutingRules.parse(objects, Family.V4),
                NeighborReader.parse(objects),
                NeighborReader.proxies(objects),
                List.of(),
                Map.of(),
                Netfilter.EMPTY,
                Netconf.parse(objects),
                null);
    }

    /** With these interfaces as they were read now, those of them that are there. What hung on one that went went with it. */
    RawNamespace with(Set<String> names, String text) {
        TreeMap<String, NumberedLink> all = new TreeMap<>(links);
        names.forEach(all::remove);
        NumberedLink.parse(IpJson.objects(text)).forEach(link -> all.put(link.device().name(), kept(link)));
        // Another one of the same name has nothing of the one that was there.
        Predicate<@Nullable String> isGone =
                device -> device != null && names.contains(device) && !isSame(links.get(device), all.get(device));
        TreeMap<String, Queue> shaped = new TreeMap<>(queues);
        shaped.keySet().removeIf(isGone);
        TreeMap<String, String> settings = new TreeMap<>(sysctls);
        names.stream()
                .filter(isGone)
                .forEach(name -> settings.keySet().removeIf(key -> key.contains(".conf." + name + ".")));
        return new RawNamespace(
                name,
                all,
                routes.stream()
                        .filter(r -> r.hops().stream().noneMatch(hop -> isGone.test(hop.device())))
                        .toList(),
                rules,
                neighbors.stream().filter(n -> !isGone.test(n.interfaceName())).toList(),
                proxies.stream().filter(p -> !isGone.test(p.interfaceName())).toList(),
                fdb.stream().filter(f -> !isGone.test(f.port())).toList(),
                shaped,
                netfilter,
                settings,
                listening);
    }

    /** With the VLANs that it was in: who changes those has the whole namespace read. */
    private NumberedLink kept(NumberedLink now) {
        NumberedLink before = links.get(now.device().name());
        return isSame(before, now)
                        && before != null
                        && Objects.equals(before.device().master(), now.device().master())
                        && before.device().port().vlans() != null
                ? now.withVlans(before.device().port().vlans())
                : now;
    }

    private static boolean isSame(@Nullable NumberedLink before, @Nullable NumberedLink now) {
        return before != null && now != null && before.device().index() == now.device().index();
    }

    /** With these settings besides. */
    RawNamespace withSettings(SortedMap<String, String> more) {
        TreeMap<String, String> all = new TreeMap<>(sysctls);
        all.putAll(more);
        return new RawNamespace(name, links, routes, rules, neighbors, proxies, fdb, queues, netfilter, all, listening);
    }

    RawNamespace withFdb(List<FdbEntry> value) {
        return new RawNamespace(name, links, routes, rules, neighbors, proxies, value, queues, netfilter, sysctls, listening);
    }

    /** @param lab whose marks tell what it owns in the root namespace; null where nobody's are looked for */
    static RawNamespace parse(String name, Sections sections, @Nullable String lab) {
        List<JsonNode> objects = IpJson.objects(sections.text("net", name));
        TreeMap<String, NumberedLink> links = new TreeMap<>();
        Map<String, PortVlans> vlans = PortVlanTable.parse(IpJson.objects(sections.text("vlan", name)));
        NumberedLink.parse(objects).forEach(link -> links.put(link.device().name(), link));
        if (!sections.text("tunnels", name).isEmpty()) {
            List<JsonNode> entries = IpJson.objects(sections.text("tunnels", name));
            links.replaceAll((device, link) ->
                    link.with(LinkInfos.forwarding(link.device().kind(), device, entries, lab == null)));
        }
        WireguardInfo.parse(sections.text("wireguard", name))
                .forEach((device, kind) -> links.computeIfPresent(device, (_, link) -> link.with(kind)));
        links.replaceAll((_, link) -> isInVlans(links, link)
                ? link.withVlans(vlans.getOrDefault(link.device().name(), new PortVlans.None()))
                : link);
        String marked = name.isEmpty() ? lab : null;
        return new RawNamespace(
                name,
                links,
                Routes.parse(objects).stream().map(route -> owned(route, name, lab)).toList(),
                Stream.concat(
                                RoutingRules.parse(objects, Family.V4).stream(),
                                RoutingRules.parse(IpJson.objects(sections.text("rule6", name)), Family.V6).stream())
                        .map(rule -> owned(rule, name, lab))
                        .toList(),
                NeighborReader.parse(objects),
                NeighborReader.proxies(objects),
                NeighborReader.fdb(sections.text("fdb", name)),
                shaping(sections, name, links.keySet()),
                new Netfilter(
                        IptablesSave.parse(sections.text("iptables", name), marked),
                        IptablesSave.parse(sections.text("ip6tables", name), marked),
                        beside(sections, name),
                        foreign(sections, name)),
                settings(sections.text("sysctl", name)),
                listening(sections.text("listening", name)));
    }

    /** Null where it was not read. */
    private static @Nullable List<ListeningSocket> listening(String text) {
        return text.isBlank() ? null : Sockets.parse(text);
    }

    /** What queues do, and rules of ours where there is no such queue. */
    private static Map<String, Queue> shaping(Sections sections, String name, Set<String> devices) {
        Map<String, Queue> all = new TreeMap<>(Qdiscs.parse(sections.text("tc", name)));
        Losses.parse(sections.text("losses", name), devices)
                .forEach((device, share) -> all.merge(
                        device, new Queue(null, null, share), (queue, _) -> queue.losing(share)));
        return all;
    }

    private static boolean isInVlans(Map<String, NumberedLink> links, NumberedLink port) {
        return Optional.ofNullable(port.device().master())
                .map(links::get)
                .filter(bridge -> bridge.device().kind().filtersVlans())
                .isPresent();
    }

    /** Tables whose chains one kind of iptables or the other shows are left to it. */
    private static NftRuleset foreign(Sections sections, String name) {
        Set<String> shown = new HashSet<>();
        for (Family family : Family.values()) {
            String word = family == Family.V4 ? "ip" : "ip6";
            for (String section : List.of(word + "tables", word + "tables-beside")) {
                IptablesSave.tables(sections.text(section, name)).forEach(table -> shown.add(word + " " + table));
            }
        }
        NftRuleset read = NftJson.parse(sections.text("nft", name), shown::contains);
        // The rules that lose what a cable is drawn to lose are no firewall.
        return new NftRuleset(read.isRead(), read.chains().stream()
                .filter(chain -> chain.family() != NftChain.Family.NETDEV || !chain.table().startsWith(Lose.TABLE))
                .toList());
    }

    private static List<Netfilter.Beside> beside(Sections sections, String name) {
        return Stream.of(
                        BesideRules.parse(sections.text("iptables-beside", name), Family.V4),
                        BesideRules.parse(sections.text("ip6tables-beside", name), Family.V6))
                .flatMap(Optional::stream)
                .toList();
    }

    /** In the root namespace a routing protocol of our own is the mark. */
    private static RouteEntry owned(RouteEntry route, String namespace, @Nullable String lab) {
        return namespace.isEmpty() && route.protocol().equals(Marks.ROUTE_PROTOCOL)
                ? route.withOwner(lab)
                : route;
    }

    private static RoutingRuleEntry owned(RoutingRuleEntry rule, String namespace, @Nullable String lab) {
        return namespace.isEmpty() && rule.protocol().equals(Marks.ROUTE_PROTOCOL) ? rule.withOwner(lab) : rule;
    }

    /** Lines {@code net/ipv4/ip_forward:1} of paths as dotted names, the names of devices in them left as they are. */
    static SortedMap<String, String> settings(String text) {
        TreeMap<String, String> all = new TreeMap<>();
        for (String line : text.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                all.put(line.substring(0, colon).replace('/', '.'), line.substring(colon + 1));
            }
        }
        return all;
    }
}
