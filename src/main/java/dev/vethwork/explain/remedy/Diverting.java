package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.walk.RoundTrip;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.stack.RuleText;
import dev.vethwork.explain.walk.trip.Crossing;
import dev.vethwork.explain.walk.trip.Stop;
import dev.vethwork.explain.walk.trip.Trip;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.RouteTable;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.state.RoutingRuleEntry;
import dev.vethwork.topology.RoutingRule;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rules of the routing policy that send a packet another way than the table main would, and edits that let main have it. */
public record Diverting(Walker walker, Gateways gateways) {
    /** @param rule what led the packet away @param namespace whose rule it is @param destination where main knows a way to */
    public record Diversion(String namespace, RoutingRuleEntry rule, IPAddress destination) {
        public String text() {
            return RuleText.of(rule);
        }
    }

    /** The last on the way, which ends in a stop. */
    public Optional<Diversion> last(RoundTrip trip, Stop stop) {
        Trip way = Objects.requireNonNullElse(trip.back(), trip.there());
        return way.crossings().reversed().stream()
                .flatMap(c -> Stream.ofNullable(c.route())
                        .filter(Diverting::isOfPolicy)
                        .flatMap(route -> diversion(c, route, stop).stream()))
                .findFirst();
    }

    private static boolean isOfPolicy(RouteEntry route) {
        return !route.table().isMain() && !route.table().equals(RouteTable.LOCAL);
    }

    private Optional<Diversion> diversion(Crossing crossing, RouteEntry taken, Stop stop) {
        IPAddress destination = stop.packet().destination();
        return walker.stack(crossing.namespace())
                .routing()
                .inMain(destination)
                .filter(main -> taken.to().contains(destination) && !main.hops().equals(taken.hops()))
                .flatMap(main -> walker.stack(crossing.namespace()).state().rules().stream()
                        .filter(rule -> !rule.isAutomatic() && taken.table().equals(rule.table()))
                        .findFirst())
                .map(rule -> new Diversion(crossing.namespace(), rule, destination));
    }

    /** The rule concerns only what comes in by one link; or the table main is asked before it. */
    List<Edit> edits(RoundTrip trip, Stop stop, Topology topology, UnaryOperator<String> nodes) {
        Diversion diversion = last(trip, stop).orElse(null);
        if (diversion == null || !(topology.nodes().get(nodes.apply(diversion.namespace())) instanceof StackNode node)) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        // What comes in looks for a way only where it is passed on.
        List<RoutingRule> drawn = !forwards(diversion) ? List.of() : node.stack().rules().stream()
                .filter(r -> r.priority() == diversion.rule().priority() && r.in() == null)
                .toList();
        for (RoutingRule rule : drawn) {
            for (String link : gateways.links(diversion.namespace())) {
                edits.add(Edit.of(
                        EditName.of("fix.ruleIn", node.name(), rule.priority(), link),
                        t -> FixEdits.stack(t, node.name(), s -> s.withRules(s.rules().stream()
                                .map(r -> r.equals(rule) ? r.withIn(link) : r)
                                .toList()))));
            }
        }
        edits.addAll(mainFirst(node, gateways.subnet(diversion.destination())));
        return edits;
    }

    private boolean forwards(Diversion diversion) {
        return gateways.links(diversion.namespace()).stream()
                .anyMatch(link -> walker.stack(diversion.namespace()).switches().forwards(Family.of(diversion.destination()), link));
    }

    /** The table main asked for a subnet before all rules; none where there is no room before them. */
    static List<Edit> mainFirst(StackNode node, Prefix subnet) {
        long before = node.stack().rules().stream().mapToLong(RoutingRule::priority).min().orElse(1) - 1;
        if (before <= 0) {
            return List.of();
        }
        RoutingRule first = RoutingRule.lookup(before, RouteTable.MAIN).withTo(subnet);
        return List.of(Edit.of(
                EditName.of("fix.ruleMain", node.name(), subnet.shortText()),
                t -> FixEdits.stack(t, node.name(), s -> s.withRules(FixEdits.with(s.rules(), first)))));
    }
}
