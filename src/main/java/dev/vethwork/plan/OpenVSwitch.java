package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
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
        if (isStrangersDead(comparison, place)) {
            drafts.conflict(
                    comparison.element(place),
                    Say.of("conflict.switch.dead", place.name()),
                    Say.of("conflict.switch.dead.remedy", place.name()));
            return;
        }
        drafts.create(Stage.BRIDGE, Ids.link(place))
                .on("", comparison.element(place))
                .run(add(comparison, place.name(), device.stp()))
                .undo(List.of("ovs-vsctl", "del-br", place.name()))
                .because(Say.of(
                        comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.USERSPACE
                                ? "switch.createUserspace"
                                : "switch.create",
                        place.name()));
    }

    /** Takes bridges that are only remembered out of the way: Open vSwitch makes no second one of the name. */
    static void forgetDead(Comparison comparison, Drafts drafts) {
        comparison.before(NetworkState.ROOT).sysctls().tailMap(Marks.DEAD_BRIDGE).forEach((name, lab) -> {
            if (name.startsWith(Marks.DEAD_BRIDGE)
                    && (comparison.traits().rootIsOurs() || comparison.lab().equals(lab))) {
                Place place = new Place(NetworkState.ROOT, name.substring(Marks.DEAD_BRIDGE.length()));
                if (!comparison.isInFocus(place)) {
                    return;
                }
                drafts.delete(Stage.DELETE_BRIDGE, Ids.link(place))
                        .on(NetworkState.ROOT, comparison.element(place))
                        .run(List.of("ovs-vsctl", "del-br", place.name()))
                        .because(Say.of("switch.dead", place.name()));
            }
        });
    }

    /** Whether Open vSwitch remembers a bridge of that name which is somebody else's. */
    private static boolean isStrangersDead(Comparison comparison, Place place) {
        String lab = comparison.before(NetworkState.ROOT).sysctls().get(Marks.DEAD_BRIDGE + place.name());
        return lab != null && !comparison.traits().rootIsOurs() && !comparison.lab().equals(lab);
    }

    private static List<String> add(Comparison comparison, String bridge, boolean stp) {
        List<String> argv = new ArrayList<>(List.of("ovs-vsctl", "add-br", bridge));
        // What its interface carries is lost with the interface.
        argv.addAll(List.of("--", "br-set-external-id", bridge, Marks.SWITCH_KEY, comparison.lab()));
        if (comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.USERSPACE) {
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
                .undo(add(comparison, place.name(), comparison.observed(place).filter(Interface::stp).isPresent()))
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
