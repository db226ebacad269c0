package dev.vethwork.plan.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A bridge of Open vSwitch's: {@code ovs-vsctl add-br v-net-0}.
 *
 * @param lab whose it is; what its interface carries is lost with the interface
 * @param userspace whether it does without the kernel's datapath
 * @param stp whether it speaks the spanning tree protocol
 */
public record AddSwitch(Place link, String lab, boolean userspace, boolean stp) implements LinkOperation.Making {
    /** The key of its external ids whose value is the lab. */
    public static final String LAB_KEY = "vethwork";

    @Override
    public ToolCommand command() {
        String bridge = link.name();
        List<String> words = new ArrayList<>(List.of("add-br", bridge));
        words.addAll(List.of("--", "br-set-external-id", bridge, LAB_KEY, lab));
        if (userspace) {
            words.addAll(List.of("--", "set", "bridge", bridge, "datapath_type=netdev"));
        }
        if (stp) {
            words.addAll(List.of("--", "set", "bridge", bridge, "stp_enable=true"));
        }
        return ToolCommand.ovs(words);
    }
}
