package dev.vethwork.drift;

import dev.vethwork.drift.DriftItem.Kind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.operation.AddAddress;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.operation.AddressOperation;
import dev.vethwork.plan.operation.KeepAddress;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.NamespaceOperation;
import dev.vethwork.plan.operation.NeighborOperation;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.ProxyOperation;
import dev.vethwork.plan.operation.ResolverOperation;
import dev.vethwork.plan.operation.RouteOperation;
import dev.vethwork.plan.operation.RoutingRuleOperation;
import dev.vethwork.plan.operation.RuleOperation;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.plan.operation.SettingOperation;
import dev.vethwork.plan.operation.ShapingOperation;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;

/**
 * Sorts the steps of a plan by what was changed: with a cable go its addresses and the routes over it, with a namespace
 * all that was in it. What can only be put back together is one group.
 */
final class Grouping {
    /** A group while it grows: its kind, where it is, and its name. */
    private record Key(Kind kind, String namespace, String name) {}

    private final Compiled desired;
    private final List<Step> steps;
    private final Set<String> goneNamespaces = new HashSet<>();
    private final Set<Key> goneLinks = new HashSet<>();
    private final UnionFind<Key> together = new UnionFind<>(Set.of());
    private final Set<Key> known = new HashSet<>();
    /** Groups of a link that stays, by its place: routes that went with its address or its being up. */
    private final Map<Key, Key> touched = new HashMap<>();

    Grouping(Compiled desired, Plan plan) {
        this.desired = desired;
        this.steps = plan.steps();
    }

    List<Group> groups() {
        findGone();
        Map<Key, List<Step>> found = new LinkedHashMap<>();
        steps.forEach(s -> {
            switch (s.operation()) {
                case AddAddress address -> touch(address.link(), address);
                case KeepAddress address -> touch(address.link(), address);
                case SetUp setting -> touch(setting.link(), setting);
                default -> {
                    // What takes no route along.
                }
            }
        });
        for (Step step : steps) {
            Key key = root(keyOf(step.operation()));
            found.computeIfAbsent(key, k -> new ArrayList<>()).add(step);
        }
        List<Group> groups = new ArrayList<>();
        found.forEach((key, list) -> groups.add(new Group(kind(key), key.namespace(), key.name(), list)));
        return groups;
    }

    private void touch(Place link, Operation by) {
        touched.putIfAbsent(link(link), keyOf(by));
    }

    private void findGone() {
        for (Step step : steps) {
            if (step.operation() instanceof AddNamespace namespace) {
                goneNamespaces.add(namespace.name());
                add(namespace(namespace.name()));
            } else if (step.operation() instanceof LinkOperation.Making made) {
                goneLinks.add(link(made.link()));
                wanted(made.link().namespace(), made.link().name())
                        .map(Interface::peer)
                        .ifPresent(p -> goneLinks.add(link(p.namespace(), p.interfaceName())));
            }
        }
        goneLinks.forEach(this::add);
        goneLinks.forEach(this::join);
    }

    /** A cable cannot come back without the namespaces and the bridge that it is plugged into. */
    private void join(Key link) {
        if (goneNamespaces.contains(link.namespace())) {
            together.union(namespace(link.namespace()), link);
        }
        Optional<Interface> want = wanted(link.namespace(), link.name());
        want.map(Interface::peer)
                .map(p -> link(p.namespace(), p.interfaceName()))
                .filter(goneLinks::contains)
                .ifPresent(peer -> together.union(link, peer));
        want.map(Interface::master)
                .map(m -> link(link.namespace(), m))
                .filter(goneLinks::contains)
                .ifPresent(bridge -> together.union(bridge, link));
    }

    private void add(Key key) {
        if (known.add(key)) {
            together.addElement(key);
        }
    }

    private Key root(Key key) {
        return known.contains(key) ? together.find(key) : key;
    }

    private Key keyOf(Operation operation) {
        String at = operation.home();
        if (goneNamespaces.contains(at)) {
            return namespace(at);
        }
        return switch (operation) {
            case NamespaceOperation _ -> namespace(at);
            case LinkOperation link -> keyOf(link);
            case AddressOperation address -> ofDevice(address.link(), Kind.ADDRESSES);
            case ShapingOperation shaping -> ofDevice(shaping.link(), Kind.SHAPING);
            case RouteOperation route -> keyOf(route);
            case RoutingRuleOperation rule -> new Key(Kind.ROUTING_RULE, at, RoutingRuleDriftEdits.name(rule.rule()));
            case NeighborOperation neighbor -> keyOf(neighbor);
            case SettingOperation setting -> new Key(Kind.SYSCTL, at, setting.name());
            case ServiceOperation service -> new Key(Kind.SERVICE, at, service.service());
            case ResolverOperation _ -> new Key(Kind.RESOLVER, at, "");
            case ProxyOperation proxy -> keyOf(proxy);
            case RuleOperation _ -> new Key(Kind.RULES, at, "");
        };
    }

    /** With an interface that was lost or switched off its neighbours went. */
    private Key keyOf(NeighborOperation neighbor) {
        Key link = link(neighbor.link());
        Key own = new Key(Kind.NEIGHBOR, neighbor.home(), neighbor.link().name());
        return neighbor.action() == Action.DELETE
                ? own
                : goneLinks.contains(link) ? link : touched.getOrDefault(link, own);
    }

    /** They go with an interface that is lost or switched off. */
    private Key keyOf(ProxyOperation proxy) {
        Key link = link(proxy.link());
        Key own = new Key(Kind.PROXY, proxy.home(), proxy.link().name());
        return proxy.action() == Action.DELETE
                ? own
                : goneLinks.contains(link) ? link : touched.getOrDefault(link, own);
    }

    private Key ofDevice(Place place, Kind kind) {
        Key link = link(place);
        return goneLinks.contains(link) ? link : new Key(kind, place.namespace(), place.name());
    }

    private Key keyOf(LinkOperation operation) {
        Place place = operation.link();
        Key link = link(place);
        if (goneLinks.contains(link)) {
            return link;
        }
        return switch (operation) {
            case LinkOperation.Making _ -> link;
            case LinkOperation.Removal _ -> new Key(Kind.INTERFACE, place.namespace(), place.name());
            case LinkOperation.Plugging _ ->
                wanted(place.namespace(), place.name())
                        .map(Interface::master)
                        .map(m -> link(place.namespace(), m))
                        .filter(goneLinks::contains)
                        .orElse(new Key(Kind.PLUG, place.namespace(), place.name()));
            // What an interface is set to is one thing, so that an interface that was set down is not two differences.
            case LinkOperation.LinkSetting _ -> new Key(Kind.SETTING, place.namespace(), place.name());
        };
    }

    private Key keyOf(RouteOperation operation) {
        Key own = new Key(Kind.ROUTE, operation.home(), operation.id());
        if (operation.action() == Action.DELETE) {
            return own;
        }
        NamespaceState space = desired.state().namespace(operation.home()).orElse(NamespaceState.empty(""));
        for (RouteEntry route : space.routes()) {
            if (isOf(operation, route)) {
                for (RouteEntry.Hop hop : route.hops()) {
                    Key link = link(operation.home(), device(space, hop));
                    if (goneLinks.contains(link)) {
                        return link;
                    }
                    if (touched.containsKey(link)) {
                        return touched.get(link);
                    }
                }
            }
        }
        return own;
    }

    /** Whether an operation is about this route, as the kernel tells routes apart. */
    static boolean isOf(RouteOperation operation, RouteEntry route) {
        return operation instanceof RouteOperation.Drawn drawn
                && drawn.route().table().equals(route.table())
                && drawn.route().to().equals(route.to())
                && drawn.route().metric() == route.metric();
    }

    private static String device(NamespaceState space, RouteEntry.Hop hop) {
        if (hop.device() != null) {
            return hop.device();
        }
        return space.interfaces().values().stream()
                .filter(i -> hop.via() != null
                        && i.addresses().stream().anyMatch(a -> a.contains(hop.via())))
                .map(Interface::name)
                .findFirst()
                .orElse("");
    }

    private Optional<Interface> wanted(String namespace, String device) {
        return desired.state().namespace(namespace).flatMap(n -> n.device(device));
    }

    private static Key namespace(String name) {
        return new Key(Kind.NAMESPACE, name, "");
    }

    private static Key link(Place place) {
        return link(place.namespace(), place.name());
    }

    private static Key link(String namespace, String device) {
        return new Key(Kind.CABLE, namespace, device);
    }

    /** A group of several things is called by the largest. */
    private Kind kind(Key key) {
        if (!known.contains(key)) {
            return key.kind();
        }
        boolean namespace = known.stream()
                .anyMatch(k -> k.kind() == Kind.NAMESPACE && together.find(k).equals(key));
        boolean bridge = known.stream()
                .filter(k -> k.kind() == Kind.CABLE && together.find(k).equals(key))
                .anyMatch(k -> wanted(k.namespace(), k.name()).filter(Interface::isBridge).isPresent());
        return namespace ? Kind.NAMESPACE : bridge ? Kind.BRIDGE : Kind.CABLE;
    }
}
