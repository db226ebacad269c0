package dev.vethwork.plan.operation;

/** {@code ip -n red link set veth-red arp on}, or {@code off}. */
public record SetArp(Place link, boolean on) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.link(link) + "/arp";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, "arp", on ? "on" : "off");
    }
}
