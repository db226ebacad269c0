package dev.vethwork.plan.operation;

import dev.vethwork.state.Interface;
import java.util.List;

/**
 * A bridge's spanning tree switched on or off.
 *
 * @param kind of bridge: each has a tool of its own
 */
public record SetStp(Place link, Interface.Kind kind, boolean on) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.link(link) + "/stp";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public Command command() {
        return kind == Interface.Kind.OPENVSWITCH
                ? Command.ovs(List.of("set", "bridge", link.name(), "stp_enable=" + on))
                : LinkWords.set(link, "type", "bridge", "stp_state", on ? "1" : "0");
    }
}
