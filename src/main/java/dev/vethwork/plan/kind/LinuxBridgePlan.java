package dev.vethwork.plan.kind;

import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddBridge;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetStp;
import dev.vethwork.plan.operation.SetVlanFiltering;
import dev.vethwork.state.Interface;

/** The kernel's own bridges. */
final class LinuxBridgePlan implements LinkPlan {
    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {
        planning.drafts()
                .step(Stage.BRIDGE, new AddBridge(place, wanted.stp(), wanted.kind().filtersVlans()))
                .on(planning.comparison().element(place))
                .undo(new DeleteLink(place))
                .after(Ids.namespace(place.namespace()))
                .because(PlanMessages.of("bridge.create", place.name(), PlanMessages.who(place.namespace())));
    }

    @Override
    public void delete(PlanDraft planning, Place place, Interface there) {
        planning.drafts()
                .step(Stage.DELETE_BRIDGE, new DeleteLink(place))
                .on(planning.comparison().element(place))
                .undo(new AddBridge(place, there.stp(), there.kind().filtersVlans()))
                .because(PlanMessages.of("link.delete", place.name()));
    }

    @Override
    public boolean isAsLargeAsItsPorts() {
        return true;
    }

    @Override
    public void change(PlanDraft planning, Place place, Interface wanted, Interface there) {
        stp(planning, place, wanted, there, false);
        boolean filters = wanted.kind().filtersVlans();
        if (filters != there.kind().filtersVlans()) {
            planning.drafts()
                    .step(Stage.BRIDGE, new SetVlanFiltering(place, filters))
                    .on(planning.comparison().element(place))
                    .undo(new SetVlanFiltering(place, !filters))
                    .because(PlanMessages.of(filters ? "bridge.vlans" : "bridge.noVlans", place.name()));
        }
    }

    static void stp(PlanDraft planning, Place place, Interface wanted, Interface there, boolean openVSwitch) {
        if (there.stp() != wanted.stp()) {
            planning.drafts()
                    .step(Stage.BRIDGE, new SetStp(place, openVSwitch, wanted.stp()))
                    .on(planning.comparison().element(place))
                    .undo(new SetStp(place, openVSwitch, there.stp()))
                    .because(PlanMessages.of(wanted.stp() ? "bridge.stp" : "bridge.noStp", place.name()));
        }
    }
}
