package dev.vethwork.explain.lint.address;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Two links of a node that are in one subnet and not on one segment: the kernel sends by the first of them only. */
public final class OneSubnetRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.stacks().flatMap(node -> check(drawing, node)).toList();
    }

    private static Stream<Finding> check(DrawnFacts drawing, StackNode node) {
        List<DrawnAddress> own = drawing.addressesOf(node).stream()
                .filter(a -> a.segment() != null && a.up() && !a.address().prefix().isHost())
                .filter(a -> a.address().ip().isIPv4() || !a.address().ip().isLinkLocal())
                .toList();
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            for (DrawnAddress second : own.subList(i + 1, own.size())) {
                DrawnAddress first = own.get(i);
                boolean same = first.address().subnet().equals(second.address().subnet());
                if (same && !first.device().equals(second.device()) && !Objects.equals(first.segment(), second.segment())) {
                    boolean swapped = first.device().compareTo(second.device()) > 0;
                    DrawnAddress later = swapped ? first : second;
                    DrawnAddress sooner = swapped ? second : first;
                    List<Route> missing = missing(drawing, node, later);
                    if (!missing.isEmpty()) {
                        found.add(finding(node, sooner, later, missing));
                    }
                }
            }
        }
        return found.stream();
    }

    /** Routes for who is on the later link alone, where the node has neither them nor wider ones that part the links. */
    private static List<Route> missing(DrawnFacts drawing, StackNode node, DrawnAddress later) {
        Segment there = Objects.requireNonNull(later.segment());
        Prefix subnet = later.address().subnet();
        return there.addresses()
                .map(InterfaceAddress::ip)
                .filter(subnet::contains)
                .filter(ip -> drawing.addressesOf(node).stream().noneMatch(a -> a.address().ip().equals(ip)))
                .distinct()
                .filter(ip -> node.stack().routes().stream()
                        .noneMatch(r -> r.to().length() > subnet.length() && r.to().contains(ip)))
                .map(ip -> new Route(Prefix.host(ip), null, later.device(), null, Route.Type.UNICAST))
                .toList();
    }

    private static Finding finding(StackNode node, DrawnAddress sooner, DrawnAddress later, List<Route> missing) {
        return Found.warning(
                "TWO_LINKS_ONE_SUBNET",
                node.name(),
                Edit.of(
                        EditName.of(
                                "fix.routeOut",
                                node.name(),
                                missing.getFirst().to().shortText(),
                                later.device()),
                        t -> routed(t, node, missing)),
                node.name(),
                sooner.device(),
                later.device(),
                later.address().subnet().text());
    }

    private static Topology routed(Topology topology, StackNode node, List<Route> missing) {
        Topology drawn = topology.node(node.name()).isPresent() ? topology : topology.withNode(Host.of(node.name()));
        return FixEdits.stack(drawn, node.name(), s -> {
            List<Route> all = new ArrayList<>(s.routes());
            all.addAll(missing);
            return s.withRoutes(all);
        });
    }
}
