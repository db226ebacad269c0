package dev.vethwork.explain.lint.address;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.segment.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An end that asks for its address where nobody would hear it, or that is no end of an IP stack. */
public final class DhcpServerRule implements LintRule {
    /** Programs that hand out addresses, or pass on who asks for one. */
    private static final Set<String> SERVERS =
            Set.of("dhcpd", "udhcpd", "kea-dhcp4", "dhcrelay", "dhcp-helper", "systemd-networkd");

    private static final String DNSMASQ = "dnsmasq";
    /** Without it dnsmasq answers for names alone. */
    private static final String RANGE = "dhcp-range";

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.topology().cables().stream()
                .flatMap(cable -> cable.ends().stream())
                .filter(CableEnd::dhcp)
                .forEach(end -> check(drawing, end).ifPresent(found::add));
        return found;
    }

    private static Optional<Finding> check(DrawnFacts drawing, CableEnd end) {
        Edit without = Edit.of(
                EditName.of("fix.noDhcp", end.id().toString()),
                t -> FixEdits.end(t, end.id(), e -> e.withDhcp(false)));
        if (!(drawing.topology().nodes().get(end.node()) instanceof StackNode)) {
            return Optional.of(
                    Found.warning("DHCP_ON_PORT", end.id().toString(), without, end.interfaceName(), end.node()));
        }
        boolean served = drawing.segments().of(end.id()).stream()
                .flatMap(segment -> servers(drawing, segment, end))
                .anyMatch(DhcpServerRule::serves);
        return served
                ? Optional.empty()
                : Optional.of(Found.warning(
                        "DHCP_NO_SERVER", end.id().toString(), without, end.interfaceName(), end.node()));
    }

    /** The stacks of the others on the segment. */
    private static Stream<IpStack> servers(DrawnFacts drawing, Segment segment, CableEnd end) {
        Stream<Node> nodes = segment.ends().stream()
                .filter(other -> !other.equals(end))
                .map(other -> drawing.topology().nodes().get(other.node()));
        Stream<Node> around = segment.bridges().stream()
                .map(drawing.topology().nodes()::get)
                .filter(Bridge.class::isInstance)
                .map(Bridge.class::cast)
                .filter(bridge -> !bridge.addresses().isEmpty())
                .flatMap(bridge -> drawing.topology().nodes().values().stream()
                        .filter(node -> node instanceof StackNode && node.home().equals(bridge.home())));
        return Stream.concat(nodes, around)
                .filter(Objects::nonNull)
                .filter(StackNode.class::isInstance)
                .map(node -> ((StackNode) node).stack());
    }

    private static boolean serves(IpStack stack) {
        return stack.services().stream().anyMatch(service -> serves(service, stack));
    }

    private static boolean serves(Service service, IpStack stack) {
        List<String> words = List.of(service.command().strip().split("\\s+"));
        List<String> names = words.stream()
                .limit(2)
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .toList();
        boolean tells = service.command().contains(RANGE)
                || stack.files().stream().anyMatch(file -> file.text().contains(RANGE));
        return names.stream().anyMatch(SERVERS::contains) || names.getFirst().equals(DNSMASQ) && tells;
    }
}
