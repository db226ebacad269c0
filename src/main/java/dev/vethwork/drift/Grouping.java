package dev.vethwork.drift;

import dev.vethwork.drift.DriftItem.Kind;
import dev.vethwork.net.Family;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.Step;
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

    /** What the kernel gives a v6 route that names none. */
    private static final long V6_METRIC = 1024;

    private final Compiled desired;
    private final List<StepName> steps;
    private final Set<String> goneNamespaces = new HashSet<>();
    private final Set<Key> goneLinks = new HashSet<>();
    private final UnionFind<Key> together = new UnionFind<>(Set.of());
    private final Set<Key> known = new HashSet<>();
    /** Groups of a link that stays, by its place: routes that went with its address or its being up. */
    private final Map<Key, Key> touched = new HashMap<>();

    Grouping(Compiled desired, Plan plan) {
        this.desired = desired;
        this.steps = plan.steps().stream().map(StepName::of).toList();
    }

    List<Group> groups() {
        findGone();
        Map<Key, List<Step>> found = new LinkedHashMap<>();
        steps.forEach(s -> {
            if ((s.kind().equals("address") && !s.isDeletion()) || (s.kind().equals("link") && s.rest().equals("up"))) {
                touched.putIfAbsent(link(s.namespace(), s.name()), keyOf(s));
            }
        });
        for (StepName step : steps) {
            Key key = root(keyOf(step));
            found.computeIfAbsent(key, k -> new ArrayList<>()).add(step.step());
        }
        List<Group> groups = new ArrayList<>();
        found.forEach((key, list) -> groups.add(new Group(kind(key), key.namespace(), key.name(), list)));
        return groups;
    }

    private void findGone() {
        for (StepName step : steps) {
            if (step.kind().equals("namespace") && !step.isDeletion()) {
                goneNamespaces.add(step.namespace());
                add(namespace(step.namespace()));
            } else if (step.kind().equals("link") && step.rest().isEmpty()) {
                goneLinks.add(link(step.namespace(), step.name()));
                wanted(step.namespace(), step.name())
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

    private Key keyOf(StepName step) {
        String at = step.namespace();
        if (goneNamespaces.contains(at)) {
            return namespace(at);
        }
        return switch (step.kind()) {
            case "namespace" -> new Key(Kind.NAMESPACE, at, "");
            case "link" -> link(step);
            case "address" -> ofDevice(step, Kind.ADDRESSES);
            case "shaping" -> ofDevice(step, Kind.SHAPING);
            case "route" -> route(step);
            case "sysctl" -> new Key(Kind.SYSCTL, at, step.setting().orElse(""));
            case "service" -> new Key(Kind.SERVICE, at, step.name());
            default -> new Key(Kind.RULES, at, "");
        };
    }

    private Key ofDevice(StepName step, Kind kind) {
        Key link = link(step.namespace(), step.name());
        return goneLinks.contains(link) ? link : new Key(kind, step.namespace(), step.name());
    }

    private Key link(StepName step) {
        Key link = link(step.namespace(), step.name());
        if (goneLinks.contains(link)) {
            return link;
        }
        if (step.rest().equals("delete")) {
            return new Key(Kind.INTERFACE, step.namespace(), step.name());
        }
        if (step.rest().startsWith("master")) {
            return wanted(step.namespace(), step.name())
                    .map(Interface::master)
                    .map(m -> link(step.namespace(), m))
                    .filter(goneLinks::contains)
                    .orElse(new Key(Kind.PLUG, step.namespace(), step.name()));
        }
        // What an interface is set to is one thing, so that an interface that was set down is not two differences.
        return new Key(Kind.SETTING, step.namespace(), step.name());
    }

    private Key route(StepName step) {
        Key own = new Key(Kind.ROUTE, step.namespace(), step.name() + "/" + step.rest());
        if (step.isDeletion()) {
            return own;
        }
        NamespaceState space = desired.state().namespace(step.namespace()).orElse(NamespaceState.empty(""));
        for (RouteEntry route : space.routes()) {
            if (isOf(step, route)) {
                for (RouteEntry.Hop hop : route.hops()) {
                    Key link = link(step.namespace(), device(space, hop));
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

    /** Whether a step is about this route: its id is the destination, a metric if need be, and for deletions the way. */
    static boolean isOf(StepName step, RouteEntry route) {
        String id = step.step().id();
        boolean six = route.family() == Family.V6;
        String to = route.to().isAll() && six ? "::/0" : route.to().shortText();
        String plain = step.namespace() + "/route/" + to;
        String whole = route.metric() == (six ? V6_METRIC : 0) ? plain : plain + "/" + route.metric();
        if (!step.isDeletion() || !id.startsWith(whole + "/")) {
            return id.equals(whole);
        }
        String next = id.substring(whole.length() + 1);
        int end = next.indexOf('/');
        return next.equals("delete") || next.substring(0, end < 0 ? next.length() : end).contains("%");
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
