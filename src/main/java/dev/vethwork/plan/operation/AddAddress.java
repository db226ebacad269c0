package dev.vethwork.plan.operation;

import dev.vethwork.net.Prefix;

/** {@code ip -n red addr add 192.168.15.1/24 dev veth-red}. */
public record AddAddress(Place link, Prefix address, boolean dad) implements AddressOperation {
    @Override
    public String id() {
        return Ids.address(link, address);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return AddressOperation.give("add", link, address, dad);
    }
}
