package dev.vethwork.plan.operation;

import dev.vethwork.net.VlanRange;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bridge vlan add vid 10 dev veth-red-br pvid untagged}.
 *
 * @param untagged whether it is the VLAN of frames without a tag, in and out
 */
public record AddPortVlan(Place link, VlanRange ids, boolean untagged) implements LinkOperation.LinkSetting {
    @Override
    public String id() {
        return Ids.port(link) + "/vlan/" + ids.text();
    }

    @Override
    public Action action() {
        return Action.CREATE;
    }

    @Override
    public ToolCommand command() {
        List<String> words = new ArrayList<>(List.of("vlan", "add", "vid", ids.text(), "dev", link.name()));
        if (untagged) {
            words.addAll(List.of("pvid", "untagged"));
        }
        return new ToolCommand(Tool.BRIDGE, link.namespace(), words);
    }
}
