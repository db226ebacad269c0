package dev.vethwork.plan.kind;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.operation.AddSwitch;
import dev.vethwork.plan.operation.DeleteSwitch;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;

/** Bridges of Open vSwitch. */
final class OpenVSwitchPlan implements LinkPlan {
    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {
        Comparison comparison = planning.comparison();
        if (comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.MISSING) {
            planning.drafts()
                    .conflict(
                            comparison.element(place),
                            PlanMessages.of("conflict.switch", place.name()),
                            PlanMessages.of("conflict.switch.remedy", place.name()));
            return;
        }
        if (isStrangersDead(comparison, place)) {
            planning.drafts()
                    .conflict(
                            comparison.element(place),
                            PlanMessages.of("conflict.switch.dead", place.name()),
                            PlanMessages.of("conflict.switch.dead.remedy", place.name()));
            return;
        }
        planning.drafts()
                .step(Stage.BRIDGE, making(comparison, place, wanted.stp()))
                .on(comparison.element(place))
                .undo(new DeleteSwitch(place))
                .because(PlanMessages.of(
                        comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.USERSPACE
                                ? "switch.createUserspace"
                                : "switch.create",
                        place.name()));
    }

    @Override
    public void delete(PlanDraft planning, Place place, Interface there) {
        Comparison comparison = planning.comparison();
        planning.drafts()
                .step(Stage.DELETE_BRIDGE, new DeleteSwitch(place))
                .on(comparison.element(place))
                .undo(making(comparison, place, there.stp()))
                .because(PlanMessages.of("switch.delete", place.name()));
    }

    @Override
    public void change(PlanDraft planning, Place place, Interface wanted, Interface there) {
        LinuxBridgePlan.stp(planning, place, wanted, there, true);
    }

    /** Open vSwitch gives a bridge the lowest address of its ports, whatever it was told. */
    @Override
    public Interface wantable(Interface there) {
        return there.withMac(null);
    }

    @Override
    public boolean plugsByItself() {
        return true;
    }

    /** Takes bridges that are only remembered out of the way: Open vSwitch makes no second one of the name. */
    static void forgetDead(PlanDraft planning) {
        Comparison comparison = planning.comparison();
        comparison.before(NetworkState.ROOT).sysctls().tailMap(Marks.DEAD_BRIDGE).forEach((name, lab) -> {
            if (name.startsWith(Marks.DEAD_BRIDGE)
                    && (comparison.traits().rootIsOurs() || comparison.lab().equals(lab))) {
                Place place = new Place(NetworkState.ROOT, name.substring(Marks.DEAD_BRIDGE.length()));
                if (!comparison.isInFocus(place)) {
                    return;
                }
                planning.drafts()
                        .step(Stage.DELETE_BRIDGE, new DeleteSwitch(place))
                        .on(comparison.element(place))
                        .because(PlanMessages.of("switch.dead", place.name()));
            }
        });
    }

    /** Whether Open vSwitch remembers a bridge of that name which is somebody else's. */
    private static boolean isStrangersDead(Comparison comparison, Place place) {
        String lab = comparison.before(NetworkState.ROOT).sysctls().get(Marks.DEAD_BRIDGE + place.name());
        return lab != null && !comparison.traits().rootIsOurs() && !comparison.lab().equals(lab);
    }

    private static AddSwitch making(Comparison comparison, Place place, boolean stp) {
        boolean userspace = comparison.traits().openVSwitch() == TargetTraits.OpenVSwitch.USERSPACE;
        return new AddSwitch(place, comparison.lab(), userspace, stp);
    }
}
