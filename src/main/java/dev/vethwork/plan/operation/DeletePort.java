package dev.vethwork.plan.operation;

import java.util.List;

/** {@code ovs-vsctl del-port v-net-0 veth-red-br}. */
public record DeletePort(Place link, String bridge) implements LinkOperation.Plugging {
    @Override
    public String id() {
        return Ids.deletion(Ids.port(link));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ovs(List.of("del-port", bridge, link.name()));
    }
}
