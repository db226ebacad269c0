package dev.vethwork.plan.operation;

import dev.vethwork.state.ProxyEntry;

/** {@code ip -n r neigh del proxy fd00::5 dev eth0}. */
public record DeleteProxy(Place link, ProxyEntry entry) implements ProxyOperation {
    @Override
    public String id() {
        return Ids.deletion(Ids.proxy(link, entry));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip(link.namespace(), ProxyOperation.words("del", link, entry));
    }
}
