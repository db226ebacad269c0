package dev.vethwork.plan.operation;

import dev.vethwork.net.Mac;

/** {@code ip -n red link set veth-red address 02:00:00:00:00:01}. */
public record SetMac(Place link, Mac mac) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.link(link) + "/address";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, "address", mac.text());
    }
}
