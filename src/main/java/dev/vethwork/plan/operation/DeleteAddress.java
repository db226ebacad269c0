package dev.vethwork.plan.operation;

import dev.vethwork.net.Prefix;

/** {@code ip -n red addr del 192.168.15.1/24 dev veth-red}. */
public record DeleteAddress(Place link, Prefix address) implements AddressOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.address(link, address));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip(link.namespace(), "addr", "del", address.text(), "dev", link.name());
    }
}
