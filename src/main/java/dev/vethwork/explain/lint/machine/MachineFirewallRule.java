package dev.vethwork.explain.lint.machine;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.lint.drawn.OnTheMachine;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.Stack;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.net.Prefix;
import dev.vethwork.plan.Marks;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Site;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.netfilter.Firewall;
import dev.vethwork.topology.netfilter.Selector;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own firewall drops what the lab is drawn to let through, as with Docker: frames that pass a bridge, what the
 * host forwards, what is for the host itself. Only a walk over the machine with the lab on it tells. Known only where the
 * machine's rules could be read.
 */
public final class MachineFirewallRule implements LintRule {
    /** Pairs that are walked at most: a drawing is looked at again with every edit. */
    private static final int MOST_WALKED = 1_500;

    private static final Set<Cause> BY_RULES =
            EnumSet.of(Cause.FIREWALL, Cause.BRIDGE_NETFILTER, Cause.UNKNOWN_MATCH);

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        if (drawing.ground().kind() != Ground.Kind.MACHINE || !decides(drawing.ground().root().netfilter())) {
            return List.of();
        }
        NetworkState state = OnTheMachine.of(drawing);
        Walker walker = new Walker(state);
        String own = "-A " + Marks.chains(drawing.topology().name());
        Map<String, Finding> found = new LinkedHashMap<>();
        state.namespaces().keySet().stream()
                .flatMap(from -> targets(drawing, state, from).map(to -> RoundTrip.walk(walker, from, to, Probe.PING)))
                .limit(MOST_WALKED)
                .flatMap(trip -> Stream.ofNullable(trip.stop()))
                .filter(stop -> stop.namespace().equals(NetworkState.ROOT) && BY_RULES.contains(stop.cause()))
                .filter(stop -> !stop.detail().isEmpty() && !stop.detail().startsWith(own))
                .map(stop -> finding(drawing, walker, stop))
                .forEach(f -> found.putIfAbsent(f.code() + " " + f.element() + " " + f.message(), f));
        return List.copyOf(found.values());
    }

    private static boolean decides(Netfilter netfilter) {
        return !netfilter.beside().isEmpty()
                || !netfilter.foreign().chains().isEmpty()
                || Stream.concat(netfilter.v4().stream(), netfilter.v6().stream())
                        .anyMatch(c -> c.drops() || !c.rules().isEmpty());
    }

    /** The addresses of the lab's that somebody else has. */
    private static Stream<IPAddress> targets(DrawnFacts drawing, NetworkState state, String from) {
        Set<String> machines = drawing.ground().root().interfaces().keySet();
        String lab = drawing.topology().name();
        return state.namespaces().values().stream()
                .filter(n -> !n.name().equals(from))
                .flatMap(n -> n.interfaces().values().stream()
                        .filter(i -> !n.isRoot() || lab.equals(i.owner()) || !machines.contains(i.name())))
                .flatMap(i -> i.addresses().stream())
                .map(Prefix::address);
    }

    private static Finding finding(DrawnFacts drawing, Walker walker, Stop stop) {
        Optional<Bridge> bridge = stop.cause() == Cause.BRIDGE_NETFILTER
                ? drawing.bridges().filter(b -> b.name().equals(stop.device())).findFirst()
                : Optional.empty();
        return bridge.map(b -> bridged(b, stop)).orElseGet(() -> routed(drawing, walker, stop));
    }

    private static Finding bridged(Bridge bridge, Stop stop) {
        String name = bridge.name();
        boolean isolate = bridge.addresses().isEmpty();
        boolean beside = !stop.detail().startsWith("-");
        Edit accept = Edit.of(EditName.of("fix.acceptBridged", name), t -> accept(
                t, true, List.of(rule(Firewall.Chain.FORWARD, name, name))));
        Edit apart = Edit.of(EditName.of("fix.isolate", name), t -> t.withNode(name, bridge.withSite(Site.ISOLATED)));
        return Found.make(
                Finding.Level.WARNING,
                "BRIDGE_FILTERED",
                isolate ? "BRIDGE_FILTERED.isolate" : beside ? "BRIDGE_FILTERED.beside" : "BRIDGE_FILTERED.accept",
                name,
                isolate ? apart : beside ? null : accept,
                false,
                name,
                stop.detail());
    }

    private static Finding routed(DrawnFacts drawing, Walker walker, Stop stop) {
        Stack root = walker.stack(NetworkState.ROOT);
        Firewall.Chain chain = root.owns(stop.packet().destination())
                ? Firewall.Chain.INPUT
                : root.owns(stop.packet().source()) ? Firewall.Chain.OUTPUT : Firewall.Chain.FORWARD;
        String device = Objects.requireNonNullElse(stop.device(), "");
        String host = drawing.topology().host().map(Host::name).orElse("host");
        String how = !stop.detail().startsWith("-") ? ".beside" : stop.cause() == Cause.UNKNOWN_MATCH ? ".unknown" : "";
        return Found.make(
                Finding.Level.WARNING,
                "MACHINE_FIREWALL",
                "MACHINE_FIREWALL." + chain + how,
                host,
                how.isEmpty() ? accepting(root.state(), drawing.topology(), chain, device) : null,
                false,
                host,
                device,
                stop.detail());
    }

    /** Behind what is drawn, so that a drawn drop stays one. */
    private static Edit accepting(NamespaceState root, Topology topology, Firewall.Chain chain, String device) {
        String lab = topology.name();
        List<Firewall.Rule> rules = switch (chain) {
            case INPUT -> List.of(rule(chain, device, null));
            case OUTPUT -> List.of(rule(chain, null, device));
            case FORWARD -> root.interfaces().values().stream()
                    .filter(i -> lab.equals(i.owner()) && !i.kind().isLoopback() && i.master() == null)
                    .filter(i -> !i.addresses().isEmpty())
                    .flatMap(i -> Stream.of(rule(chain, i.name(), null), rule(chain, null, i.name())))
                    .toList();
        };
        return Edit.of(EditName.of("fix.acceptOnMachine", lab), t -> accept(t, false, rules));
    }

    private static Firewall.Rule rule(
            Firewall.Chain chain, @Nullable String in, @Nullable String out) {
        return new Firewall.Rule(chain, Selector.ANY.withIn(in).withOut(out), Firewall.Action.ACCEPT);
    }

    private static Topology accept(Topology topology, boolean first, List<Firewall.Rule> accepting) {
        String host = topology.host().map(Host::name).orElse("host");
        Topology drawn = topology.host().isPresent() ? topology : topology.withNode(Host.of(host));
        return FixEdits.stack(drawn, host, stack -> {
            List<Firewall.Rule> rules = new ArrayList<>(stack.firewall().rules());
            rules.removeAll(accepting);
            rules.addAll(first ? 0 : rules.size(), accepting);
            return stack.withFirewall(new Firewall(stack.firewall().policies(), rules));
        });
    }
}
