package dev.vethwork.explain.lint.address;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.net.Family;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An IPv6 address or route where IPv6 is switched off, by the drawing or by the machine: the kernel refuses it. */
public final class Ipv6OffRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> {
            drawing.addressesOf(node).stream()
                    .filter(a -> a.address().family() == Family.V6)
                    .forEach(a -> address(node, a, found));
            node.stack().routes().stream()
                    .filter(r -> r.to().family() == Family.V6 && r.device() != null)
                    .forEach(r -> V6Switch.off(node.stack().sysctls(), String.valueOf(r.device()))
                            .ifPresent(key -> found.add(Found.blocking(
                                    "IPV6_OFF",
                                    node.name(),
                                    switchedOn(node.name(), String.valueOf(r.device())),
                                    r.to().shortText(),
                                    String.valueOf(r.device()),
                                    key))));
        });
        byTheMachine(drawing, found);
        return found;
    }

    private static void address(StackNode node, DrawnAddress drawn, List<Finding> found) {
        Map<String, String> settings = node.stack().sysctls();
        String device = drawn.device();
        V6Switch.off(settings, device)
                .ifPresent(key -> found.add(Found.blocking(
                        "IPV6_OFF",
                        drawn.element(),
                        switchedOn(node.name(), device),
                        drawn.address().text(),
                        device,
                        key)));
    }

    private static boolean isDrawnOn(Map<String, String> settings, String device) {
        return settings.containsKey(V6Switch.of(device)) || settings.containsKey(V6Switch.DEFAULT);
    }

    /** What a machine gives every new interface; a sandbox's root namespace begins as the kernel makes it. */
    private static void byTheMachine(DrawnFacts drawing, List<Finding> found) {
        boolean off = V6Switch.isOff(drawing.ground().root().sysctls().get(V6Switch.DEFAULT));
        if (drawing.ground().kind() != Ground.Kind.MACHINE || !off) {
            return;
        }
        Map<String, String> settings = drawing.topology().host().map(h -> h.stack().sysctls()).orElse(new TreeMap<>());
        drawing.addresses().stream()
                .filter(a -> a.stack().equals(DrawnAddress.ROOT) && a.address().family() == Family.V6)
                .filter(a -> !isDrawnOn(settings, a.device()) && V6Switch.off(settings, a.device()).isEmpty())
                .filter(a -> !"0".equals(drawing.ground().root().sysctls().get(V6Switch.of(a.device()))))
                .forEach(a -> found.add(Found.make(
                        Finding.Level.ERROR,
                        "IPV6_OFF",
                        "IPV6_OFF.machine",
                        a.element(),
                        allowed(drawing.topology(), a.device()),
                        true,
                        a.address().text(),
                        a.device(),
                        V6Switch.DEFAULT)));
    }

    /** Without the settings that switch it off there, the interface's own, the default and that for all. */
    private static Edit switchedOn(String node, String device) {
        return Edit.of(EditName.of("fix.ipv6On", node), t -> FixEdits.stack(t, node, s -> {
            IpStack on = s;
            for (Optional<String> key = V6Switch.off(on.sysctls(), device);
                    key.isPresent();
                    key = V6Switch.off(on.sysctls(), device)) {
                on = without(on, key.get());
            }
            return on;
        }));
    }

    private static IpStack without(IpStack stack, String key) {
        TreeMap<String, String> settings = new TreeMap<>(stack.sysctls());
        settings.remove(key);
        return stack.withSysctls(settings);
    }

    private static Edit allowed(Topology topology, String device) {
        String host = topology.host().map(Host::name).orElse("host");
        return Edit.of(EditName.of("fix.ipv6On", host), t -> {
            Topology drawn = t.host().isPresent() ? t : t.withNode(Host.of(host));
            return FixEdits.stack(drawn, host, s -> {
                TreeMap<String, String> settings = new TreeMap<>(s.sysctls());
                settings.put(V6Switch.of(device), "0");
                return s.withSysctls(settings);
            });
        });
    }
}
