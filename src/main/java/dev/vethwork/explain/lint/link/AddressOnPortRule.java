package dev.vethwork.explain.lint.link;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An address on a port of a bridge: what comes in there is the bridge's, so that nobody is found from that port. */
public final class AddressOnPortRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.bridges()
                .filter(bridge -> bridge.type() == Bridge.Type.LINUX)
                .forEach(bridge -> drawing.endsOf(bridge.name()).stream()
                        .filter(end -> !end.addresses().isEmpty())
                        .forEach(end -> found.add(Found.warning(
                                "ADDRESS_ON_PORT",
                                end.id().toString(),
                                FixEdits.ontoBridge(end, bridge),
                                end.interfaceName(),
                                bridge.name(),
                                end.addresses().stream().map(InterfaceAddress::text).collect(Collectors.joining(", "))))));
        return found;
    }
}
