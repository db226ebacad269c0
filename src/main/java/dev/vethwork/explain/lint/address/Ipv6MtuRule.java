package dev.vethwork.explain.lint.address;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.net.Family;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.kind.DrawnInterface;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An IPv6 address where packets may not be as big as IPv6 asks for (RFC 8200, section 5): the kernel refuses it. */
public final class Ipv6MtuRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> {
            drawing.endsOf(node.name()).stream()
                    .filter(end -> isTooNarrow(end.mtu(), end.addresses()))
                    .forEach(end -> found.add(finding(
                            end.id().toString(), end.interfaceName(), end.mtu(), end.addresses(), widened(end))));
            node.stack().interfaces().stream()
                    .filter(device -> isTooNarrow(device.basics().mtu(), device.addresses()))
                    .forEach(device -> found.add(finding(
                            node.name() + ":" + device.name(),
                            device.name(),
                            device.basics().mtu(),
                            device.addresses(),
                            widened(node, device))));
        });
        return found;
    }

    private static boolean isTooNarrow(@Nullable Integer mtu, List<InterfaceAddress> addresses) {
        return mtu != null
                && mtu < V6Switch.LEAST_MTU
                && addresses.stream().anyMatch(address -> address.family() == Family.V6);
    }

    private static Finding finding(
            String element, String device, @Nullable Integer mtu, List<InterfaceAddress> addresses, Edit widened) {
        InterfaceAddress first = addresses.stream()
                .filter(address -> address.family() == Family.V6)
                .findFirst()
                .orElseThrow();
        return Found.blocking("IPV6_MTU", element, widened, first.text(), device, String.valueOf(mtu));
    }

    private static Edit widened(CableEnd end) {
        return Edit.of(
                EditName.of("fix.mtuForIpv6", end.id().toString()),
                t -> FixEdits.end(t, end.id(), e -> e.withMtu(V6Switch.LEAST_MTU)));
    }

    private static Edit widened(StackNode node, DrawnInterface device) {
        return Edit.of(
                EditName.of("fix.mtuForIpv6", node.name() + ":" + device.name()),
                t -> FixEdits.stack(t, node.name(), s -> s.withInterfaces(FixEdits.swap(
                        s.interfaces(), device, device.withBasics(device.basics().withMtu(V6Switch.LEAST_MTU))))));
    }
}
