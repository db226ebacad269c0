package dev.vethwork.bench;

import dev.vethwork.edit.addressing.Addressing;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Namespaces on bridges of the host, fifty on each, all routed: a thousand unless told otherwise. */
final class BigLab {
    static final int NAMESPACES = 1_000;
    private static final int EACH = 50;

    private BigLab() {}

    static Topology draw() {
        return draw(NAMESPACES);
    }

    /** @param namespaces up to 12,000 */
    static Topology draw(int namespaces) {
        List<Node> nodes = new ArrayList<>();
        List<Cable> cables = new ArrayList<>();
        nodes.add(new Host("host", IpStack.DEFAULT.withForwarding(true)));
        for (int b = 0; b < namespaces / EACH; b++) {
            String bridge = "br" + b;
            nodes.add(Bridge.of(bridge).withAddresses(List.of(InterfaceAddress.parse("10.0." + b + ".254/24"))));
            for (int i = 0; i < EACH; i++) {
                String name = "n" + (b * EACH + i);
                nodes.add(Namespace.of(name));
                cables.add(Cable.of(
                        CableEnd.of(name, "eth0", "10.0." + b + "." + (i + 1) + "/24"),
                        CableEnd.of(bridge, "p-" + name)));
            }
        }
        Topology lab = new Topology("big", "", nodes, cables, List.of(), Map.of());
        return Addressing.defaultRoutes().apply(lab);
    }
}
