package dev.vethwork.explain.answer;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Fix;
import dev.vethwork.explain.Messages;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.fix.Fixes;
import dev.vethwork.explain.fix.Trial;
import dev.vethwork.explain.walk.Endpoints;
import dev.vethwork.explain.walk.stack.Asking;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Addresses;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What window and command line ask: why a node of a drawing reaches another, as drawn or as deployed. */
public final class Explanations {
    private Explanations() {}

    /** Whether one node reaches an address of another. */
    public record Pair(String from, String to, String address, boolean reachable, @Nullable Cause cause) {}

    /**
     * As drawn, in a sandbox; with fixes.
     *
     * @param to a node's name or an address
     * @throws dev.vethwork.net.BadValue if one of them is not there
     */
    public static Explanation explain(Topology topology, String from, String to, Probe probe) {
        Explainer drawn = asDrawn(topology);
        return fixed(drawn, drawn.on(topology), from, to, probe);
    }

    /** As the kernel has it; with fixes as edits of the drawing, where the drawing lacks something. */
    public static Explanation explain(
            Topology topology, NetworkState observed, String from, String to, Probe probe) {
        Compiled compiled = compiled(topology);
        Explainer judged = asObserved(compiled, observed);
        Trial drawn = Trial.of(topology, compiled.state(), observed);
        String waiting = waiting(topology, observed);
        if (!waiting.isEmpty() && reaches(drawn, from, to, probe)) {
            Explanation stopped = judged.explain(from, to, probe);
            // Whether what nobody understands is in the way is not known.
            if (stopped.cause() != Cause.UNKNOWN_MATCH) {
                return waiting(stopped, waiting);
            }
        }
        return fixed(judged, drawn, from, to, probe);
    }

    /** The key of what to say where the kernel is not yet as drawn, whatever else the place has; empty where it is. */
    private static String waiting(Topology topology, NetworkState observed) {
        TargetTraits drawnOnly = TargetTraits.HOST.withUplink(TargetTraits.Way.PASTA);
        List<Step> steps =
                Planner.plan(TopologyCompiler.compile(topology, drawnOnly), observed, drawnOnly).steps();
        if (steps.isEmpty()) {
            return "";
        }
        // What somebody put into a node by hand is not drawn, and goes.
        return steps.stream().allMatch(step -> step.action() == Action.DELETE) ? "explain.waits.undrawn" : "explain.waits";
    }

    private static boolean reaches(Trial drawn, String from, String to, Probe probe) {
        Endpoints endpoints = Endpoints.of(drawn.state(), drawn.topology());
        return endpoints.target(from, to).filter(a -> endpoints.isTheirs(from, to, a)).isPresent()
                && drawn.walk(from, to, probe).filter(trip -> trip.stop() == null).isPresent();
    }

    /** What is drawn already is not offered once more. */
    private static Explanation waiting(Explanation explanation, String key) {
        return explanation.reachable()
                ? explanation
                : explanation.withMessage(ended(explanation.message()) + " " + Messages.text(key)).thatWaits();
    }

    /** One that ends with a rule, as it is written, has no full stop. */
    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static Explanation fixed(Explainer judged, Trial drawn, String from, String to, Probe probe) {
        Explanation explanation = judged.explain(from, to, probe);
        if (explanation.reachable()) {
            return explanation;
        }
        Optional<Asking> asking = explanation.cause() == Cause.NO_ADDRESS ? judged.asking(from, to) : Optional.empty();
        if (asking.isPresent()) {
            // Who gets an address by DHCP is to get it so.
            String then = Messages.text("explain.noFix." + asking.get().variant());
            return explanation.withMessage(ended(explanation.message()) + " " + then);
        }
        Optional<Advertised> advertised =
                explanation.cause() == Cause.NO_ADDRESS ? judged.advertised(from, to) : Optional.empty();
        if (advertised.isPresent()) {
            // Nor is an address to be fixed by hand where a router tells it.
            Advertised told = advertised.get();
            String then = Messages.text(
                    "explain.noFix.slaac", judged.node(told.namespace()), told.device(), judged.node(told.router()));
            return explanation.withMessage(ended(explanation.message()) + " " + then);
        }
        List<Fix> fixes = judged.endpoints()
                .target(from, to)
                .filter(address -> !judged.endpoints().isTheirs(from, to, address))
                .map(address -> Fixes.apart(drawn, from, to, address, probe))
                .orElseGet(() -> Fixes.find(judged.on(drawn.topology()), drawn, from, to, probe));
        if (explanation.cause() == Cause.ROUTING_LOOP && judged.isNobodys(from, to, probe)) {
            return explanation
                    .withMessage(ended(explanation.message()) + " " + Messages.text("explain.nobody", to))
                    .withFixes(fixes);
        }
        if (explanation.cause() != Cause.NO_SUCH_ADDRESS
                && explanation.cause() != Cause.ROUTING_LOOP
                && fixes.stream().noneMatch(Fix::suffices)
                && judged.isNobodys(from, to, probe)) {
            // However far it gets, nobody will answer.
            return explanation.withMessage(ended(explanation.message()) + " " + Messages.text("explain.nobody", to) + " "
                    + Messages.text("explain.noFix"));
        }
        String key = explanation.cause() == Cause.UNKNOWN_MATCH ? "explain.noFix.UNKNOWN_MATCH" : "explain.noFix";
        return fixes.isEmpty()
                ? explanation.withMessage(ended(explanation.message()) + " " + Messages.text(key))
                : explanation.withFixes(fixes);
    }

    /** Every node to every address of the others, as drawn. */
    public static List<Pair> all(Topology topology, Probe probe) {
        return all(topology, probe, speaking(topology));
    }

    /** Every node to every address of the others, in a state. */
    public static List<Pair> all(Topology topology, NetworkState state, Probe probe) {
        return all(topology, state, probe, speaking(topology));
    }

    /** The names of the nodes that send and answer by themselves, in the order drawn. */
    public static List<String> speaking(Topology topology) {
        return topology.nodes().values().stream()
                .filter(n -> !(n instanceof Bridge))
                .map(Node::name)
                .toList();
    }

    /** These nodes to every address of the others of them, as drawn. */
    public static List<Pair> all(Topology topology, Probe probe, List<String> nodes) {
        return all(asDrawn(topology), probe, nodes);
    }

    /** These nodes to every address of the others of them, in a state. */
    public static List<Pair> all(Topology topology, NetworkState state, Probe probe, List<String> nodes) {
        return all(asObserved(topology, state), probe, nodes);
    }

    private static List<Pair> all(Explainer explainer, Probe probe, List<String> nodes) {
        List<Pair> pairs = new ArrayList<>();
        for (String from : nodes) {
            for (String to : nodes) {
                if (from.equals(to)) {
                    continue;
                }
                for (IPAddress address : explainer.endpoints().addresses(to)) {
                    Cause cause = cause(explainer, from, to, address, probe);
                    pairs.add(new Pair(from, to, Addresses.text(address), cause == null, cause));
                }
            }
        }
        return pairs;
    }

    /** Who has an address itself reaches itself by it, and nobody else. */
    private static @Nullable Cause cause(Explainer explainer, String from, String to, IPAddress address, Probe probe) {
        if (!explainer.endpoints().isTheirs(from, to, address)) {
            return Cause.DUPLICATE_ADDRESS;
        }
        Stop stop = explainer.roundTrip(from, address, probe).stop();
        return stop == null ? null : stop.cause();
    }

    public static Explainer asDrawn(Topology topology) {
        return LastDrawn.of(topology);
    }

    public static Explainer asObserved(Topology topology, NetworkState observed) {
        return asObserved(compiled(topology), observed);
    }

    private static Explainer asObserved(Compiled compiled, NetworkState observed) {
        return new Explainer(Waiting.in(observed, compiled.state()), compiled);
    }

    public static Compiled compiled(Topology topology) {
        return TopologyCompiler.compile(topology, TargetTraits.SANDBOX);
    }
}
