package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.BridgePort;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.CableEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is drawn of a port and means nothing on its switch: VLANs where it tells none apart, hairpin on Open vSwitch. */
public final class BridgePortRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.bridges().forEach(bridge -> drawing.endsOf(bridge.name()).forEach(end -> {
            BridgePort port = end.port();
            if (port.vlans() != null && !bridge.tellsVlansApart()) {
                found.add(finding("VLAN_UNFILTERED", end, bridge, filtering(bridge)));
            }
            if ((port.hairpin() || port.isolated() || !port.without().isEmpty()) && bridge.type() == Bridge.Type.OPENVSWITCH) {
                found.add(finding("PORT_OF_SWITCH", end, bridge, plain(end)));
            }
        }));
        return found;
    }

    private static Finding finding(String code, CableEnd end, Bridge bridge, Edit edit) {
        return Found.warning(code, end.id().toString(), edit, end.id(), bridge.name());
    }

    private static Edit filtering(Bridge bridge) {
        return Edit.of(
                EditName.of("fix.vlanFiltering", bridge.name()),
                t -> t.withNode(bridge.name(), bridge.withVlanFiltering(true)));
    }

    private static Edit plain(CableEnd end) {
        return Edit.of(
                EditName.of("fix.portPlain", end.id().toString()),
                t -> FixEdits.end(t, end.id(), e -> e.withPort(
                        e.port().withHairpin(false).withIsolated(false).withWithout(Set.of()))));
    }
}
