package dev.vethwork.explain.lint.route;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Addresses;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Route;
import dev.vethwork.topology.StackNode;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route whose packets are to be from an address that the node has not: the kernel refuses it. */
public final class SourceRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> node.stack().routes().forEach(route -> {
            IPAddress source = route.source();
            // The machine has more addresses than are drawn, and one may come by DHCP.
            boolean knows = !(node instanceof Host)
                    && drawing.endsOf(node.name()).stream().noneMatch(end -> end.dhcp());
            if (source != null && knows && !source.isLoopback() && !has(drawing, node, source)) {
                found.add(finding(node, route, source));
            }
        }));
        return found;
    }

    private static boolean has(DrawnFacts drawing, StackNode node, IPAddress source) {
        return drawing.addressesOf(node).stream().anyMatch(a -> a.address().ip().equals(source));
    }

    private static Finding finding(StackNode node, Route route, IPAddress source) {
        String name = node.name();
        String text = Addresses.text(source);
        Edit free = Edit.of(
                EditName.of("fix.freeSource", name, text), t -> FixEdits.stack(t, name, s -> freed(s, source)));
        return Found.blocking("SOURCE_NOT_OWN", name, free, name, route.to().shortText(), text);
    }

    /** With the kernel choosing the address to send from where that was one. */
    public static IpStack freed(IpStack stack, IPAddress source) {
        return from(stack, source, null);
    }

    /** The same with another address in its place. */
    public static IpStack from(IpStack stack, IPAddress source, @Nullable IPAddress fresh) {
        return stack.withRoutes(stack.routes().stream()
                .map(r -> source.equals(r.source()) ? r.withSource(fresh) : r)
                .toList());
    }
}
