package dev.vethwork.plan.operation;

/** {@code ip link set veth-red-br nomaster}. */
public record Unplug(Place link) implements LinkOperation.Plugging {
    @Override
    public String id() {
        return Ids.deletion(Ids.port(link));
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, "nomaster");
    }
}
