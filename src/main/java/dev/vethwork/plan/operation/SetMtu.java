package dev.vethwork.plan.operation;

/** {@code ip -n red link set veth-red mtu 1400}. */
public record SetMtu(Place link, int mtu) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.mtu(link);
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, "mtu", String.valueOf(mtu));
    }
}
