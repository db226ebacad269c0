package dev.vethwork.explain.lint.machine;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.FreeNames;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.kind.DrawnDummy;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnLoopback;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Addresses on the loopback of the machine itself, which a lab leaves alone: they would not be given. */
public final class HostLoopbackRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        if (drawing.ground().kind() != Ground.Kind.MACHINE) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        FreeNames free = FreeNames.of(drawing);
        drawing.stacks()
                .filter(Host.class::isInstance)
                .forEach(host -> host.stack()
                        .drawn(DrawnLoopback.NAME)
                        .filter(drawn -> !drawn.addresses().isEmpty())
                        .ifPresent(drawn -> found.add(finding(host, drawn, free.shorten("dummy0")))));
        return found;
    }

    private static Finding finding(StackNode host, DrawnInterface drawn, String fresh) {
        String addresses = drawn.addresses().stream().map(Object::toString).collect(Collectors.joining(", "));
        return Found.warning(
                "HOST_LOOPBACK",
                new EndId(host.name(), DrawnLoopback.NAME).toString(),
                Edit.of(
                        EditName.of("fix.dummy", host.name(), fresh),
                        t -> FixEdits.stack(t, host.name(), stack -> moved(stack, fresh))),
                addresses,
                host.name(),
                fresh);
    }

    private static IpStack moved(IpStack stack, String fresh) {
        return stack.withInterfaces(stack.interfaces().stream()
                .map(drawn -> drawn.name().equals(DrawnLoopback.NAME)
                        ? new DrawnDummy(LinkBasics.of(fresh).withAddresses(drawn.addresses()))
                        : drawn)
                .toList());
    }
}
