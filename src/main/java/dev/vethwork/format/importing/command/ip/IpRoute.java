package dev.vethwork.format.importing.command.ip;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import dev.vethwork.format.importing.command.NetworkText;
import dev.vethwork.format.importing.command.Outcome;
import dev.vethwork.format.importing.command.Shown;
import dev.vethwork.format.importing.command.Words;
import dev.vethwork.format.importing.machine.Link;
import dev.vethwork.format.importing.machine.RouteSoFar;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.kind.DrawnVrf;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ip route}. */
public final class IpRoute {
    private static final Set<String> WITH_WORD = Set.of(
            "proto", "protocol", "scope", "tos", "mtu", "advmss", "realms", "window", "rtt", "initcwnd", "pref", "expires");

    private final @Nullable Family family;

    IpRoute(@Nullable Family family) {
        this.family = family;
    }

    Outcome run(Words words, Context context) {
        String verb = words.hasNext() ? words.next() : "show";
        return switch (Words.match(verb, "list", "show", "lst", "get", "add", "append", "prepend", "change", "replace", "test", "delete", "flush", "save", "restore", "help")) {
            case "add", "append", "prepend" -> add(words, context, false);
            case "change", "replace" -> add(words, context, true);
            case "delete" -> delete(words, context);
            case "list", "show", "lst" -> Shown.routes(words, context);
            case "get" -> Shown.route(words, context);
            case "flush" -> flush(words, context);
            case "" -> Outcome.failed("verb", "route", verb);
            default -> Outcome.passed("shows");
        };
    }

    /** What is written of a route. */
    private static final class Wanted {
        private String to = "";
        private @Nullable IPAddress via;
        private @Nullable String device;
        private @Nullable Long metric;
        private RouteTable table = RouteTable.MAIN;
        private @Nullable String vrf;
        private @Nullable IPAddress source;
        private boolean onLink;
        private Route.Type type = Route.Type.UNICAST;
        private final List<Wanted> hops = new ArrayList<>();
    }

    private static Wanted read(Words words, Context context) {
        Wanted wanted = new Wanted();
        while (words.hasNext()) {
            String word = words.value("route");
            switch (word) {
                case "via" -> {
                    String next = words.value(word);
                    wanted.via = Addresses.parse(next.equals("inet") || next.equals("inet6") ? words.value(word) : next);
                }
                case "dev", "oif" -> wanted.device = words.value(word);
                case "metric", "priority", "preference" -> wanted.metric = (long) words.number(word);
                case "to" -> wanted.to = words.value(word);
                case "unicast" -> wanted.type = Route.Type.UNICAST;
                case "blackhole" -> wanted.type = Route.Type.BLACKHOLE;
                case "unreachable" -> wanted.type = Route.Type.UNREACHABLE;
                case "prohibit" -> wanted.type = Route.Type.PROHIBIT;
                case "table" -> wanted.table = TableName.table(words.value(word), context);
                case "vrf" -> wanted.vrf = words.value(word);
                case "src" -> wanted.source = Addresses.parse(words.value(word));
                case "onlink" -> wanted.onLink = true;
                case "throw" -> wanted.type = Route.Type.THROW;
                case "encap", "nhid", "local", "broadcast", "nat" -> {
                    throw CommandEnd.refused("routeSetting", word);
                }
                case "nexthop" -> wanted.hops.add(hop(words));
                default -> {
                    if (WITH_WORD.contains(word)) {
                        words.next();
                    } else if (wanted.to.isEmpty()) {
                        wanted.to = word;
                    } else {
                        throw CommandEnd.failed("argument", word);
                    }
                }
            }
        }
        if (wanted.vrf != null) {
            wanted.table = table(wanted.vrf, context);
        }
        return wanted;
    }

    /** The table of a VRF. */
    private static RouteTable table(String vrf, Context context) {
        if (context.drawn(vrf).extra() instanceof DrawnVrf drawn) {
            return new RouteTable(drawn.table());
        }
        throw CommandEnd.failed("device", vrf, context.where(), "");
    }

    private static Wanted hop(Words words) {
        Wanted hop = new Wanted();
        while (words.hasNext() && !words.peek().equals("nexthop")) {
            String word = words.value("nexthop");
            switch (word) {
                case "via" -> hop.via = Addresses.parse(words.value(word));
                case "dev" -> hop.device = words.value(word);
                case "weight" -> {
                    if (words.number(word) != 1) {
                        throw CommandEnd.refused("routeSetting", word);
                    }
                }
                default -> throw CommandEnd.refused("routeSetting", word);
            }
        }
        return hop;
    }

    private Prefix destination(Wanted wanted) {
        if (wanted.to.isEmpty()) {
            throw CommandEnd.failed("incomplete", "ip route");
        }
        IPAddress via = wanted.via;
        Family known = family != null ? family : via == null ? null : Family.of(via);
        if (known == null && !wanted.hops.isEmpty() && wanted.hops.getFirst().via != null) {
            known = Family.of(wanted.hops.getFirst().via);
        }
        return NetworkText.destination(wanted.to, known);
    }

    private Outcome add(Words words, Context context, boolean replaces) {
        Wanted wanted = read(words, context);
        Prefix to = destination(wanted);
        context.machine().commit();
        List<RouteSoFar> made = new ArrayList<>();
        for (Wanted hop : wanted.hops.isEmpty() ? List.of(wanted) : wanted.hops) {
            if (hop.via != null && Family.of(hop.via) != to.family()) {
                // The kernel can send IPv4 to a neighbour of IPv6; no plan says so.
                throw CommandEnd.refused("routeSetting", "via " + Addresses.text(hop.via));
            }
            made.add(resolved(
                    new Route(
                            to,
                            hop.via,
                            hop.device,
                            wanted.metric,
                            wanted.type,
                            wanted.table,
                            wanted.source,
                            hop.onLink || wanted.onLink),
                    context));
        }
        List<RouteSoFar> routes = context.space().routes();
        boolean there = routes.stream().anyMatch(r -> same(r.route(), to, wanted.metric) && r.route().table().equals(wanted.table));
        boolean connected = wanted.table.isMain() && (wanted.metric == null || wanted.metric == 0) && isConnected(context, to);
        if ((there || connected) && !replaces) {
            throw CommandEnd.nothing("exists", to.shortText());
        }
        if (replaces) {
            routes.removeIf(r -> same(r.route(), to, wanted.metric) && r.route().table().equals(wanted.table));
        }
        routes.addAll(made);
        return Outcome.done((context.space().isRoot() ? "host" : context.space().name()) + " " + to.shortText());
    }

    /** Whether the kernel has made that route itself, for an address that an interface has. */
    private static boolean isConnected(Context context, Prefix to) {
        return context.space().links().values().stream()
                .filter(Link::isUp)
                .flatMap(l -> l.addresses().stream())
                .anyMatch(a -> a.family() == Family.V4 && !a.subnet().isHost() && a.subnet().equals(to.network()));
    }

    private static boolean same(Route route, Prefix to, @Nullable Long metric) {
        return route.to().network().equals(to.network())
                && (route.metric() == null ? metric == null || metric == 0 : route.metric().equals(metric));
    }

    /** With the interface that the kernel would send by; where it would find none, with a remark. */
    public static RouteSoFar resolved(Route route, Context context) {
        IPAddress via = route.via();
        String device = route.device();
        if (route.type() != Route.Type.UNICAST) {
            return new RouteSoFar(route, null);
        }
        if (device != null) {
            Link link = context.drawn(device);
            if (!link.isUp()) {
                context.remark("routeDown", device);
            } else if (via != null && !via.isLinkLocal() && !route.onLink() && context.space().towards(via).filter(link::equals).isEmpty()) {
                context.remark("gateway", Addresses.text(via));
            }
            return new RouteSoFar(route, link);
        }
        if (via == null) {
            throw CommandEnd.failed("noDevice");
        }
        Link found = context.space().towards(via).orElse(null);
        if (found == null) {
            context.remark("gateway", Addresses.text(via));
        }
        return new RouteSoFar(route, found);
    }

    private Outcome delete(Words words, Context context) {
        Wanted wanted = read(words, context);
        Prefix to = destination(wanted);
        boolean there = context.space().routes().stream().anyMatch(r -> r.route().to().network().equals(to.network()));
        if (!there) {
            throw CommandEnd.nothing("nothing", to.shortText());
        }
        context.machine().takeBack(
                to.shortText(),
                () -> context.space().routes().removeIf(r -> r.route().to().network().equals(to.network())
                        && (wanted.via == null || wanted.via.equals(r.route().via()))),
                context.removed());
        return Outcome.waits();
    }

    private static Outcome flush(Words words, Context context) {
        if (words.rest().contains("cache")) {
            return Outcome.passed("shows");
        }
        context.machine().takeBack("", () -> context.space().routes().clear(), context.removed());
        return Outcome.waits();
    }
}
