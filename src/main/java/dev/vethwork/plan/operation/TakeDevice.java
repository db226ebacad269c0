package dev.vethwork.plan.operation;

import dev.vethwork.state.NetworkState;
import dev.vethwork.state.kind.Physical;

/** {@code ip link set enp3s0 alias vethwork-nic/… netns red name nic0}: the machine's interface goes into a namespace. */
public record TakeDevice(Place link, Physical physical) implements LinkOperation.Making {
    @Override
    public String namespace() {
        return NetworkState.ROOT;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip(
                NetworkState.ROOT,
                LinkWords.of(
                        "set", physical.device(), "alias", physical.note(), "netns", link.namespace(), "name", link.name()));
    }
}
