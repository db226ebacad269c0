package dev.vethwork.explain.remedy;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Host;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Topology;
import java.util.function.UnaryOperator;

/** FixEdits of the stack of a drawn node, which is found by the namespace that it is. */
record NodeEdits(Topology topology, String host) {
    static NodeEdits of(Topology topology) {
        return new NodeEdits(topology, topology.host().map(Host::name).orElse("host"));
    }

    String node(String namespace) {
        return namespace.equals(NetworkState.ROOT) ? host : namespace;
    }

    String namespace(String node) {
        return node.equals(host) ? NetworkState.ROOT : node;
    }

    Edit set(String node, String key, String value) {
        return change("fix.setting", node, s -> StackSettings.with(s, key, value), key, node, value);
    }

    /** The host is drawn first where it is not yet: its bridges are there without it. */
    Edit change(String key, String node, UnaryOperator<IpStack> change, Object... arguments) {
        boolean draw = node.equals(host) && topology.node(host).isEmpty();
        return Edit.of(
                EditName.of(key, arguments),
                t -> FixEdits.stack(draw && t.node(host).isEmpty() ? t.withNode(Host.of(host)) : t, node, change));
    }
}
