package dev.vethwork.plan.operation;

import dev.vethwork.net.VlanRange;
import java.util.List;

/** {@code bridge vlan del vid 1 dev veth-red-br}. */
public record DeletePortVlan(Place link, VlanRange ids) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.deletion(Ids.port(link) + "/vlan/" + ids.text());
    }

    @Override
    public Action action() {
        return Action.DELETE;
    }

    @Override
    public ToolCommand command() {
        return new ToolCommand(Tool.BRIDGE, link.namespace(), List.of("vlan", "del", "vid", ids.text(), "dev", link.name()));
    }
}
