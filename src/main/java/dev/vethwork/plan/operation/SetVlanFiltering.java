package dev.vethwork.plan.operation;

/** {@code ip link set v-net-0 type bridge vlan_filtering 1}. */
public record SetVlanFiltering(Place link, boolean on) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.link(link) + "/vlan_filtering";
    }

    @Override
    public Action action() {
        return Action.CHANGE;
    }

    @Override
    public ToolCommand command() {
        return LinkWords.set(link, "type", "bridge", "vlan_filtering", on ? "1" : "0");
    }
}
