package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import java.util.ArrayList;
import java.util.List;

/** Open vSwitch bridges and their ports, through its own tool. */
final class OpenVSwitch {
    private OpenVSwitch() {}

    static void addBridge(Comparison comparison, Drafts drafts, Place place, Interface device) {
        if (comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.MISSING) {
            drafts.conflict(
                    comparison.element(place),
                    Say.of("conflict.switch", place.name()),
                    Say.of("conflict.switch.remedy", place.name()));
            return;
        }
        drafts.create(Stage.BRIDGE, Ids.link(place))
                .on("", comparison.element(place))
                .run(add(comparison.traits(), place.name(), device.stp()))
                .undo(List.of("ovs-vsctl", "del-br", place.name()))
                .because(Say.of(
                        comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.USERSPACE
                                ? "switch.createUserspace"
                                : "switch.create",
                        place.name()));
    }

    private static List<String> add(TargetTraits traits, String bridge, boolean stp) {
        List<String> argv = new ArrayList<>(List.of("ovs-vsctl", "add-br", bridge));
        if (traits.openVSwitch() == TargetTraits.OpenVSwitch.USERSPACE) {
            argv.addAll(List.of("--", "set", "bridge", bridge, "datapath_type=netdev"));
        }
        if (stp) {
            argv.addAll(List.of("--", "set", "bridge", bridge, "stp_enable=true"));
        }
        return argv;
    }

    static void deleteBridge(Comparison comparison, Drafts drafts, Place place) {
        drafts.delete(Stage.DELETE_BRIDGE, Ids.link(place))
                .on("", comparison.element(place))
                .run(List.of("ovs-vsctl", "del-br", place.name()))
                .undo(add(comparison.traits(), place.name(), comparison.observed(place).filter(Interface::stp).isPresent()))
                .because(Say.of("switch.delete", place.name()));
    }

    static List<String> addPort(String bridge, String port) {
        return List.of("ovs-vsctl", "add-port", bridge, port);
    }

    static List<String> deletePort(String bridge, String port) {
        return List.of("ovs-vsctl", "del-port", bridge, port);
    }

    static List<String> stp(String bridge, boolean on) {
        return List.of("ovs-vsctl", "set", "bridge", bridge, "stp_enable=" + on);
    }
}
