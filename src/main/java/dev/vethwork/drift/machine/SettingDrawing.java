package dev.vethwork.drift.machine;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Family;
import dev.vethwork.plan.compile.DeviceSetting;
import dev.vethwork.plan.compile.StackCompiler;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Sysctls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws the settings of a namespace that are otherwise than it was born with, and those of an interface likewise. */
final class SettingDrawing {
    /** What the machine itself is born with: a new namespace gets the machine's present settings, and says nothing of it. */
    private static final Map<String, String> KERNEL = Map.of("rp_filter", "0", "proxy_arp", "0", "arp_ignore", "0",
            "arp_announce", "0", "arp_filter", "0", "accept_local", "0", "route_localnet", "0");

    /** What follows from what is drawn otherwise, or decides over nothing that is asked of a drawing. */
    private static final Set<String> LEFT_OUT = Set.of("forwarding", "accept_ra");

    private final NamespaceState space;
    private final SortedMap<String, String> fresh;
    private final SortedMap<String, String> drawn = new TreeMap<>();

    private SettingDrawing(NamespaceState space, SortedMap<String, String> fresh) {
        this.space = space;
        this.fresh = fresh;
    }

    /** @param fresh what a new namespace is born with */
    static IpStack draw(
            IpStack stack, NamespaceState space, SortedMap<String, String> fresh, String name, Account account) {
        SettingDrawing drawing = new SettingDrawing(space, fresh);
        boolean forwards = "1".equals(space.sysctls().get(StackCompiler.FORWARDING_V4));
        space.sysctls().forEach(drawing::add);
        drawing.forwardingV6(forwards);
        SortedMap<String, String> checked = new TreeMap<>();
        drawing.drawn.forEach((key, value) -> {
            String text = name + ": " + key + " = " + value;
            try {
                checked.put(key, Sysctls.check(key, value));
                account.drawn(text, name);
            } catch (BadValue e) {
                account.missing(text, e);
            }
        });
        if (forwards) {
            account.drawn(name + ": " + StackCompiler.FORWARDING_V4 + " = 1", name);
        }
        return stack.withForwarding(forwards).withSysctls(checked);
    }

    private void add(String key, String value) {
        if (key.equals(StackCompiler.FORWARDING_V4)) {
            return;
        }
        DeviceSetting setting = DeviceSetting.of(key).orElse(null);
        if (setting == null) {
            String born = fresh.get(key);
            if (born != null && !born.equals(value)) {
                drawn.put(key, value);
            }
            return;
        }
        if (LEFT_OUT.contains(setting.key())) {
            return;
        }
        boolean common = setting.isOfAll() || setting.isDefault();
        String born = common
                ? space.isRoot() ? KERNEL.getOrDefault(setting.key(), fresh.getOrDefault(key, value)) : fresh.getOrDefault(key, value)
                : space.sysctls().getOrDefault(setting.byDefault().name(), value);
        if (!born.equals(value) && (common || isDrawn(setting.device()))) {
            drawn.put(key, value);
        }
    }

    private boolean isDrawn(String device) {
        return space.device(device).filter(d -> !d.kind().isLoopback() && !Devices.isUnasked(d)).isPresent();
    }

    /** A drawing that forwards does so in both families where the node has addresses of the other. */
    private void forwardingV6(boolean forwards) {
        boolean hasV6 = space.interfaces().values().stream()
                        .filter(d -> !Devices.isUnasked(d))
                        .map(Interface::addresses)
                        .flatMap(List::stream)
                        .anyMatch(a -> a.family() == Family.V6 && !a.address().isLinkLocal() && !a.address().isLoopback())
                || space.routes().stream().anyMatch(r -> r.family() == Family.V6 && !r.isAutomatic());
        String now = space.sysctls().get(StackCompiler.FORWARDING_V6);
        boolean follows = forwards && hasV6;
        if (now != null && !now.equals(follows ? "1" : "0")) {
            drawn.put(StackCompiler.FORWARDING_V6, now);
        }
    }
}
