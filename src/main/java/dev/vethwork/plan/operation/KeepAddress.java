package dev.vethwork.plan.operation;

import dev.vethwork.net.Prefix;

/** Puts an address back that goes with another one: {@code ip addr replace …}. */
public record KeepAddress(Place link, Prefix address, boolean dad) implements AddressOperation {
    @Override
    public String id() {
        return Ids.address(link, address) + "/restore";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return AddressOperation.give("replace", link, address, dad);
    }
}
