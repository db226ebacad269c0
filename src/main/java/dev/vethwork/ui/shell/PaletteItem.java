package dev.vethwork.ui.shell;

import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Node;
import dev.vethwork.ui.canvas.Silhouette;

/** A kind of node that can be drawn. */
enum PaletteItem {
    NAMESPACE(Silhouette.NAMESPACE, "ns1"),
    ROUTER(Silhouette.ROUTER, "router"),
    BRIDGE(Silhouette.BRIDGE, "v-net-0"),
    OPENVSWITCH(Silhouette.OPENVSWITCH, "ovs-0"),
    HOST(Silhouette.HOST, "host"),
    OUTSIDE(Silhouette.OUTSIDE, "outside");

    private final Silhouette silhouette;
    private final String stem;

    PaletteItem(Silhouette silhouette, String stem) {
        this.silhouette = silhouette;
        this.stem = stem;
    }

    Silhouette silhouette() {
        return silhouette;
    }

    /** What a new one is called, if that is not taken. */
    String stem() {
        return stem;
    }

    Node make(String name) {
        return switch (this) {
            case NAMESPACE -> Namespace.of(name);
            case ROUTER -> new Namespace(name, Namespace.Role.ROUTER, IpStack.DEFAULT.withForwarding(true));
            case BRIDGE -> Bridge.of(name);
            case OPENVSWITCH -> Bridge.of(name).withType(Bridge.Type.OPENVSWITCH);
            case HOST -> Host.of(name);
            case OUTSIDE -> new Namespace(name, Namespace.Role.OUTSIDE, IpStack.DEFAULT);
        };
    }
}
