package dev.vethwork.plan;

import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.DeleteSwitch;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;

/** Bridges of Open vSwitch. */
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
        drafts.step(Stage.BRIDGE, add(comparison, place, device.stp()))
                .on(comparison.element(place))
                .undo(new DeleteSwitch(place))
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
                drafts.step(Stage.DELETE_BRIDGE, new DeleteSwitch(place))
                        .on(comparison.element(place))
                        .because(Say.of("switch.dead", place.name()));
            }
        });
    }

    /** Whether Open vSwitch remembers a bridge of that name which is somebody else's. */
    private static boolean isStrangersDead(Comparison comparison, Place place) {
        String lab = comparison.before(NetworkState.ROOT).sysctls().get(Marks.DEAD_BRIDGE + place.name());
        return lab != null && !comparison.traits().rootIsOurs() && !comparison.lab().equals(lab);
    }

    private static AddSwitch add(Comparison comparison, Place place, boolean stp) {
        boolean userspace = comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.USERSPACE;
        return new AddSwitch(place, comparison.lab(), userspace, stp);
    }

    static void deleteBridge(Comparison comparison, Drafts drafts, Place place) {
        drafts.step(Stage.DELETE_BRIDGE, new DeleteSwitch(place))
                .on(comparison.element(place))
                .undo(add(comparison, place, comparison.observed(place).filter(Interface::stp).isPresent()))
                .because(Say.of("switch.delete", place.name()));
    }
}
