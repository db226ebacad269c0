package dev.vethwork.explain.lint;

import dev.vethwork.explain.Finding;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A drawn subnet of the host's that the machine already uses: one of the two routes shadows the other. */
final class SubnetInUseRule implements LintRule {
    @Override
    public List<Finding> check(Drawing drawing) {
        Map<Prefix, String> used = used(drawing);
        List<Finding> found = new ArrayList<>();
        drawn(drawing).forEach((subnet, element) -> used.entrySet().stream()
                .filter(u -> u.getKey().overlaps(subnet))
                .min(Map.Entry.comparingByKey())
                .ifPresent(u -> found.add(Found.warning(
                        "SUBNET_IN_USE", element, null, element, subnet.text(), u.getKey().text(), u.getValue()))));
        return found;
    }

    private static Map<Prefix, String> drawn(Drawing drawing) {
        Map<Prefix, String> drawn = new HashMap<>();
        drawing.addresses().stream()
                .filter(a -> a.stack().equals(DrawnAddress.ROOT))
                .forEach(a -> drawn.putIfAbsent(a.address().subnet(), a.element()));
        drawing.topology().host().ifPresent(h -> h.stack().routes().stream()
                .filter(r -> !r.to().isAll())
                .forEach(r -> drawn.putIfAbsent(r.to().network(), h.name())));
        return drawn;
    }

    /** What strangers use, and on which interface; what the lab itself made is no clash. */
    private static Map<Prefix, String> used(Drawing drawing) {
        String lab = drawing.topology().name();
        Map<Prefix, String> used = new HashMap<>();
        drawing.machine().interfaces().values().stream()
                .filter(i -> !lab.equals(i.owner()))
                .forEach(i -> i.addresses().stream()
                        .filter(p -> !p.address().isLoopback() && !p.address().isLinkLocal())
                        .forEach(p -> used.putIfAbsent(p.network(), i.name())));
        for (RouteEntry route : drawing.machine().routes()) {
            if (route.type() == RouteEntry.Type.UNICAST && !route.to().isAll() && !lab.equals(route.owner())
                    && route.table().equals("main") && !route.to().address().isLinkLocal()) {
                devices(route).filter(d -> !ours(drawing, d)).forEach(d -> used.putIfAbsent(route.to(), d));
            }
        }
        return used;
    }

    private static Stream<String> devices(RouteEntry route) {
        return route.hops().stream().flatMap(h -> Stream.ofNullable(h.device()));
    }

    private static boolean ours(Drawing drawing, String device) {
        return drawing.machine()
                .device(device)
                .map(i -> drawing.topology().name().equals(i.owner()))
                .orElse(false);
    }
}
