package dev.vethwork.plan.operation;


/**
 * {@code ip -n red link set veth-red up}, or {@code down}.
 *
 * @param isSwitch which comes up after its ports
 */
public record SetUp(Place link, boolean isSwitch, boolean up) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.up(link);
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, up ? "up" : "down");
    }
}
