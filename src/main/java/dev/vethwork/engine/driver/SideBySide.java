package dev.vethwork.engine.driver;

import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.operation.AddAddress;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.plan.operation.Tool;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds what may run in several namespaces at once. Once the cables lie, a namespace's addresses, links and routes wait for
 * nothing outside it; the root namespace's addresses and ports go first, its switches and routes last.
 */
public final class SideBySide {
    private static final Set<Step.Phase> PHASES =
            EnumSet.of(Step.Phase.ADDRESSES, Step.Phase.LINKS_UP, Step.Phase.SYSCTLS, Step.Phase.ROUTES);

    private static final Set<Step.Phase> PLAIN = EnumSet.of(
            Step.Phase.NAMESPACES,
            Step.Phase.CABLES,
            Step.Phase.ADDRESSES,
            Step.Phase.LINKS_UP,
            Step.Phase.ROUTES);

    private static final Set<Tool> UNSEEN = EnumSet.of(Tool.IP_V6, Tool.BRIDGE);

    private SideBySide() {}

    /** The steps in their order, cut where such a stretch begins and ends. */
    static List<List<Step>> stretches(List<Step> steps) {
        List<List<Step>> all = new ArrayList<>();
        boolean inside = false;
        for (Step step : steps) {
            boolean now = PHASES.contains(step.phase()) && step.action() != Action.DELETE;
            if (all.isEmpty() || now != inside) {
                all.add(new ArrayList<>());
            }
            all.getLast().add(step);
            inside = now;
        }
        return all;
    }

    /**
     * Which steps of the root namespace go before the others' namespaces. A switch is not up before its ports' other
     * ends: each of those greets the whole segment as it comes up, and a switch that is up copies that to every port. One whose
     * subnet another interface is in as well keeps its place: of two ways there the kernel takes the older.
     */
    static Predicate<Step> first(List<Step> stretch) {
        Map<Prefix, Set<Place>> subnets = new HashMap<>();
        stretch.forEach(step -> {
            if (step.operation() instanceof AddAddress add && step.namespace().equals(NetworkState.ROOT)) {
                subnets.computeIfAbsent(add.address().network(), _ -> new HashSet<>()).add(add.link());
            }
        });
        Set<Place> shared = new HashSet<>();
        subnets.values().stream().filter(places -> places.size() > 1).forEach(shared::addAll);
        return step -> step.namespace().equals(NetworkState.ROOT)
                && (step.phase() == Step.Phase.ADDRESSES
                        || (step.operation() instanceof SetUp up && (!up.isSwitch() || shared.contains(up.link()))));
    }

    /** The namespaces that these steps make and leave as the kernel makes them, but for interfaces, addresses and routes. */
    public static Set<String> plain(List<Step> steps, NetworkState before) {
        Set<String> plain = new TreeSet<>();
        steps.forEach(step -> plain.add(step.namespace()));
        // A light reading shows no rules of IPv6, no other ends of tunnels and no VLANs of ports.
        steps.stream()
                .filter(step -> !PLAIN.contains(step.phase())
                        || UNSEEN.contains(step.operation().command().tool()))
                .map(Step::namespace)
                .forEach(plain::remove);
        plain.removeIf(name -> before.namespace(name).isPresent());
        return plain;
    }

    /** A batch for each namespace of a stretch that needs nothing but ip. */
    static List<Batch> parts(List<Step> stretch) {
        Map<String, List<Step>> byNamespace = new LinkedHashMap<>();
        for (Step step : stretch) {
            if (!PHASES.contains(step.phase()) || step.action() == Action.DELETE) {
                return List.of();
            }
            byNamespace.computeIfAbsent(step.namespace(), name -> new ArrayList<>()).add(step);
        }
        byNamespace.remove(NetworkState.ROOT);
        List<Batch> parts = new ArrayList<>();
        byNamespace.forEach((name, steps) -> {
            List<Batch> batches = Batches.inOrder(steps);
            if (batches.size() == 1
                    && batches.getFirst().kind() == Batch.Kind.IP
                    && batches.getFirst().namespace().equals(name)) {
                parts.add(batches.getFirst());
            }
        });
        return parts.size() < 2 ? List.of() : parts;
    }
}
