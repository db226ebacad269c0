package dev.vethwork.plan.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code ip link add v-net-0 type bridge}.
 *
 * @param stp whether it speaks the spanning tree protocol
 * @param vlanFiltering whether it tells VLANs apart
 */
public record AddBridge(Place link, boolean stp, boolean vlanFiltering) implements LinkOperation.Making {
    @Override
    public ToolCommand command() {
        List<String> words = new ArrayList<>(LinkWords.of("add", link.name(), "type", "bridge"));
        if (stp) {
            words.addAll(List.of("stp_state", "1"));
        }
        if (vlanFiltering) {
            words.addAll(List.of("vlan_filtering", "1"));
        }
        return ToolCommand.ip(link.namespace(), words);
    }
}
