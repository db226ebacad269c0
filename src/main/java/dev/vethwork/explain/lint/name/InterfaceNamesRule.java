package dev.vethwork.explain.lint.name;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Names;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.text.NearestName;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Rewriting;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.StaticNeighbor;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.Elsewhere;
import dev.vethwork.topology.netfilter.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A route or a rule that names an interface which the node has not. */
public final class InterfaceNamesRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> {
            Set<String> have = drawing.interfacesOf(node);
            // Where the machine was not read, an interface of the host's may be there all the same.
            boolean sure = !(node instanceof Host) || drawing.ground().isRead();
            routeDevices(node.stack()).distinct().filter(d -> !have.contains(d)).forEach(d ->
                    found.add(finding(node, d, have, "ROUTE", sure)));
            Set<String> told = new HashSet<>();
            node.stack().interfaces().forEach(drawn -> named(drawn)
                    .filter(d -> !have.contains(d) && told.add(d))
                    .forEach(d -> found.add(finding(node, d, without(have, drawn.name()), "INTERFACE", sure))));
            node.stack().interfaces().forEach(drawn -> drawn.elsewhere().flatMap(below -> missing(drawing, node, below)).ifPresent(found::add));
            settingDevices(node.stack()).distinct().filter(d -> !have.contains(d)).forEach(d ->
                    found.add(finding(node, d, have, "SETTING", sure)));
            ruleDevices(node.stack()).distinct().filter(d -> !matchesAny(d, have)).forEach(d ->
                    found.add(finding(node, d, leadingOut(drawing, node, d, have), "RULE", false)));
        });
        return found;
    }

    /** What it stands on in another node, where that has no such interface. */
    private static Optional<Finding> missing(DrawnFacts drawing, StackNode node, Elsewhere below) {
        if (!(drawing.topology().nodes().get(below.node()) instanceof StackNode other)) {
            return Optional.empty();
        }
        Set<String> have = without(drawing.interfacesOf(other), "lo");
        if (have.contains(below.link())) {
            return Optional.empty();
        }
        boolean sure = !(other instanceof Host) || drawing.ground().isRead();
        String nearest = NearestName.of(below.link(), have);
        Edit edit = nearest == null
                ? null
                : Edit.of(
                        EditName.of("fix.interface", below.link(), nearest),
                        t -> t.withBelow(below, new Elsewhere(below.node(), nearest)));
        return Optional.of(Found.make(
                sure ? Finding.Level.ERROR : Finding.Level.WARNING,
                "NO_SUCH_INTERFACE",
                "NO_SUCH_INTERFACE.INTERFACE" + variant(below.link(), nearest),
                node.name(),
                edit,
                sure,
                below.node(),
                below.link(),
                nearest == null ? "" : nearest));
    }

    /** Without the link that a masquerade's source is on: what comes from there goes out by another. */
    private static Set<String> leadingOut(DrawnFacts drawing, StackNode node, String device, Set<String> have) {
        Set<String> out = new TreeSet<>(have);
        node.stack().masquerades().stream()
                .filter(m -> device.equals(m.asked().out()))
                .flatMap(m -> Stream.ofNullable(m.asked().source()))
                .forEach(source -> drawing.addressesOf(node).stream()
                        .filter(a -> source.contains(a.address().ip()))
                        .forEach(a -> out.remove(a.device())));
        return out.size() > 1 ? out : have;
    }

    /** Nothing stands on itself. */
    private static Set<String> without(Set<String> names, String name) {
        Set<String> others = new TreeSet<>(names);
        others.remove(name);
        return others;
    }

    /** What it stands on, its members, and the bridge that it is a port of. */
    private static Stream<String> named(DrawnInterface drawn) {
        return Stream.of(drawn.under().stream(), drawn.members().stream(), Stream.ofNullable(drawn.bridge()))
                .flatMap(s -> s);
    }

    private static Stream<String> routeDevices(IpStack stack) {
        return Stream.concat(
                stack.routes().stream().flatMap(r -> Stream.ofNullable(r.device())),
                stack.neighbors().stream().map(StaticNeighbor::interfaceName));
    }

    private static Stream<String> settingDevices(IpStack stack) {
        return stack.sysctls().keySet().stream()
                .flatMap(name -> DeviceSetting.of(name).stream())
                .filter(DeviceSetting::isOfOne)
                .map(DeviceSetting::device);
    }

    private static Stream<String> ruleDevices(IpStack stack) {
        return Stream.concat(
                stack.selectors().flatMap(Selector::devices),
                stack.rules().stream().flatMap(r -> both(r.in(), r.out()))).filter(name -> !name.equals(Names.LOOPBACK));
    }

    private static Stream<String> both(@Nullable String one, @Nullable String other) {
        return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other));
    }

    /** iptables takes a name that ends with + as every name that begins so. */
    private static boolean matchesAny(String device, Set<String> have) {
        return device.endsWith("+")
                ? have.stream().anyMatch(h -> h.startsWith(device.substring(0, device.length() - 1)))
                : have.contains(device);
    }

    private static Finding finding(StackNode node, String device, Set<String> have, String where, boolean blocking) {
        String nearest = NearestName.of(device, have);
        boolean unsure = node instanceof Host && !blocking;
        return Found.make(
                unsure ? Finding.Level.WARNING : Finding.Level.ERROR,
                "NO_SUCH_INTERFACE",
                "NO_SUCH_INTERFACE." + where + variant(device, nearest),
                node.name(),
                edit(node, device, nearest),
                blocking,
                node.name(),
                device,
                nearest == null ? "" : nearest);
    }

    private static String variant(String device, @Nullable String nearest) {
        return nearest == null ? "" : NearestName.isNear(device, nearest) ? ".NEAR" : ".OTHER";
    }

    private static @Nullable Edit edit(StackNode node, String device, @Nullable String nearest) {
        return nearest == null
                ? null
                : Edit.of(
                        EditName.of("fix.interface", device, nearest),
                        t -> FixEdits.stack(t, node.name(), Rewriting.device(device, nearest)::in));
    }
}
