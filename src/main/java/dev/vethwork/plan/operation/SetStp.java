package dev.vethwork.plan.operation;

import java.util.List;

/**
 * A bridge's spanning tree switched on or off.
 *
 * @param openVSwitch whether it is one of Open vSwitch's, which has a tool of its own
 */
public record SetStp(Place link, boolean openVSwitch, boolean on) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.link(link) + "/stp";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return openVSwitch
                ? ToolCommand.ovs(List.of("set", "bridge", link.name(), "stp_enable=" + on))
                : LinkWords.set(link, "type", "bridge", "stp_state", on ? "1" : "0");
    }
}
