package dev.vethwork.plan.operation;

/**
 * {@code ip link set eth2 down}: a bond takes in only what is off. {@code ip link set eth2 up}: it leaves off what it lets go.
 */
public record SwitchMember(Place link, boolean up) implements LinkOperation.Plugging {
    @Override
    public String id() {
        return Ids.port(link) + (up ? "/on" : "/off");
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
