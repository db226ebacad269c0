package dev.vethwork.explain.lint.route;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A strict reverse-path filter on the way of packets that come by another interface than answers to them would leave by.
 * Only a walk tells which those are; it is taken where such a filter is drawn, or where the machine hands one down to
 * every namespace.
 */
public final class ReversePathRule implements LintRule {
    /** Pairs that are walked at most: a drawing is looked at again with every edit. */
    private static final int MOST_WALKED = 1_500;

    private static final String FILTER = "net.ipv4.conf.all.rp_filter";

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        SortedMap<String, String> fresh = filters(drawing.ground().root().sysctls());
        if (!isStrict(fresh) && drawing.stacks().noneMatch(s -> isStrict(filters(s.stack().sysctls())))) {
            return List.of();
        }
        NetworkState compiled = TopologyCompiler.compile(drawing.topology(), TargetTraits.SANDBOX)
                .state();
        NetworkState state = new NetworkState(compiled.namespaces(), fresh);
        Walker walker = new Walker(state);
        Map<String, Stop> stopped = new LinkedHashMap<>();
        state.namespaces().keySet().stream()
                .flatMap(from -> targets(state, from).map(to -> walk(walker, from, to)))
                .limit(MOST_WALKED)
                .flatMap(Stream::ofNullable)
                .forEach(s -> stopped.putIfAbsent(s.namespace(), s));
        return stopped.values().stream().map(s -> finding(drawing.topology(), s)).toList();
    }

    private static SortedMap<String, String> filters(Map<String, String> settings) {
        TreeMap<String, String> filters = new TreeMap<>(settings);
        filters.keySet().removeIf(k -> !k.endsWith(".rp_filter"));
        return filters;
    }

    private static boolean isStrict(Map<String, String> filters) {
        return filters.containsValue("1") && !"2".equals(filters.get(FILTER));
    }

    private static Stream<IPAddress> targets(NetworkState state, String from) {
        return state.namespaces().values().stream()
                .filter(n -> !n.name().equals(from))
                .flatMap(ReversePathRule::addresses);
    }

    private static Stream<IPAddress> addresses(NamespaceState namespace) {
        return namespace.interfaces().values().stream()
                .flatMap(i -> i.addresses().stream())
                .map(Prefix::address)
                .filter(IPAddress::isIPv4);
    }

    private static @Nullable Stop walk(Walker walker, String from, IPAddress to) {
        Stop stop = RoundTrip.walk(walker, from, to, Probe.PING).stop();
        return stop != null
                        && stop.cause() == Cause.REVERSE_PATH_FILTER
                        // Where there is no way back at all a loose filter drops it as well.
                        && walker.stack(stop.namespace()).routing().lookup(stop.packet().source()).isPresent()
                        // Who gets back what he sent himself has another trouble.
                        && !walker.stack(stop.namespace()).owns(stop.packet().source())
                ? stop
                : null;
    }

    private static Finding finding(Topology topology, Stop stop) {
        String node = stop.namespace().equals(NetworkState.ROOT)
                ? topology.host().map(Host::name).orElse("host")
                : stop.namespace();
        return Found.warning(
                "REVERSE_PATH_FILTER",
                node,
                Edit.of(EditName.of("fix.rpFilter", node), t -> loosened(t, node)),
                node,
                Addresses.text(stop.packet().source()),
                Objects.requireNonNullElse(stop.device(), ""));
    }

    private static Topology loosened(Topology topology, String node) {
        Topology drawn = topology.node(node).isPresent() ? topology : topology.withNode(Host.of(node));
        return FixEdits.stack(drawn, node, s -> {
            TreeMap<String, String> settings = new TreeMap<>(s.sysctls());
            settings.put(FILTER, "2");
            return s.withSysctls(settings);
        });
    }
}
