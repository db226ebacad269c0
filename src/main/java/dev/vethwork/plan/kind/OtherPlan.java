package dev.vethwork.plan.kind;

import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;

/** What somebody put into a namespace of the lab's can be taken out, and by no step be put back. */
final class OtherPlan implements LinkPlan {
    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {}

    @Override
    public void delete(PlanDraft planning, Place place, Interface there) {
        planning.drafts()
                .step(Stage.DELETE_LINK, new DeleteLink(place))
                .on(planning.comparison().element(place))
                .because(PlanMessages.of("link.delete", place.name()));
    }

    @Override
    public boolean canBeMade(Interface device) {
        return false;
    }
}
