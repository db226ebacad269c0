package dev.vethwork.plan.operation;

/** Our mark on an interface of the root namespace: {@code ip link set dev veth-red-br alias vethwork:lesson}. */
public record Mark(Place link, String alias) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.mark(link);
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        return ToolCommand.ip(link.namespace(), "link", "set", "dev", link.name(), "alias", alias);
    }
}
