package dev.vethwork.plan.operation;

import java.util.List;

/** {@code ovs-vsctl add-port v-net-0 veth-red-br}. */
public record AddPort(Place link, String bridge) implements LinkOperation.Plugging {
    @Override
    public String id() {
        return Ids.port(link);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ovs(List.of("add-port", bridge, link.name()));
    }
}
