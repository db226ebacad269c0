package dev.vethwork.explain.lint.machine;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.addressing.Addressing;
import dev.vethwork.edit.addressing.FreeSubnets;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import dev.vethwork.topology.CableEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A drawn subnet of the host's that the machine already uses: one of the two routes shadows the other. */
public final class SubnetInUseRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        Map<Prefix, String> used = used(drawing);
        List<Finding> found = new ArrayList<>();
        drawn(drawing).forEach((subnet, at) -> used.entrySet().stream()
                .filter(u -> u.getKey().overlaps(subnet))
                .min(Map.Entry.comparingByKey())
                .ifPresent(u -> found.add(Found.warning(
                        "SUBNET_IN_USE",
                        at.element(),
                        moved(drawing, at, subnet, used.keySet()),
                        at.element(),
                        subnet.text(),
                        u.getKey().text(),
                        u.getValue()))));
        return found;
    }

    /** Where a subnet is drawn. @param address null where it is a route's */
    private record Place(String element, @Nullable DrawnAddress address) {}

    private static Map<Prefix, Place> drawn(DrawnFacts drawing) {
        Map<Prefix, Place> drawn = new HashMap<>();
        drawing.addresses().stream()
                .filter(a -> a.stack().equals(DrawnAddress.ROOT))
                .forEach(a -> drawn.putIfAbsent(a.address().subnet(), new Place(a.element(), a)));
        drawing.topology().host().ifPresent(h -> h.stack().routes().stream()
                .filter(r -> !r.to().isAll())
                .forEach(r -> drawn.putIfAbsent(r.to().network(), new Place(h.name(), null))));
        return drawn;
    }

    /** The segment with another subnet; null where only the user knows what a route is for. */
    private static @Nullable Edit moved(DrawnFacts drawing, Place place, Prefix old, Set<Prefix> used) {
        DrawnAddress at = place.address();
        if (at == null || old.family() != Family.V4) {
            return null;
        }
        CableEnd end = at.end();
        return FreeSubnets.of(drawing.topology(), used)
                .takeV4()
                .map(fresh -> end == null
                        ? Addressing.renumber(at.element(), old, fresh)
                        : Addressing.renumber(end.id(), old, fresh))
                .orElse(null);
    }

    /** What strangers use, and on which interface; what the lab itself made is no clash. */
    private static Map<Prefix, String> used(DrawnFacts drawing) {
        String lab = drawing.topology().name();
        Map<Prefix, String> used = new HashMap<>();
        drawing.ground().root().interfaces().values().stream()
                .filter(i -> !lab.equals(i.owner()))
                .forEach(i -> i.addresses().stream()
                        .filter(p -> !p.address().isLoopback() && !p.address().isLinkLocal())
                        .forEach(p -> used.putIfAbsent(p.network(), i.name())));
        for (RouteEntry route : drawing.ground().root().routes()) {
            if (route.type() == RouteEntry.Type.UNICAST && !route.to().isAll() && !lab.equals(route.owner())
                    && route.table().isMain() && !route.to().address().isLinkLocal()) {
                devices(route).filter(d -> !ours(drawing, d)).forEach(d -> used.putIfAbsent(route.to(), d));
            }
        }
        return used;
    }

    private static Stream<String> devices(RouteEntry route) {
        return route.hops().stream().flatMap(h -> Stream.ofNullable(h.device()));
    }

    private static boolean ours(DrawnFacts drawing, String device) {
        return drawing.ground().root()
                .device(device)
                .map(i -> drawing.topology().name().equals(i.owner()))
                .orElse(false);
    }
}
