package dev.vethwork.plan.operation;

import java.util.List;

/** {@code ovs-vsctl del-br v-net-0}. */
public record DeleteSwitch(Place link) implements LinkOperation.Removal {
    @Override
    public ToolCommand command() {
        return ToolCommand.ovs(List.of("del-br", link.name()));
    }
}
