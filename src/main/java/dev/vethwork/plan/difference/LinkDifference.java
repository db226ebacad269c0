package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.kind.PlanDraft;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Mark;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import java.util.Optional;

/** Interfaces made and taken away, each as its kind is. */
public final class LinkDifference {
    private final Comparison comparison;
    private final Drafts drafts;
    private final PlanDraft planning;

    private LinkDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.planning = new PlanDraft(comparison, drafts);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        LinkDifference difference = new LinkDifference(comparison, drafts);
        comparison.doomed().forEach(difference::delete);
        LinkPlans.tidy(difference.planning);
        comparison.forEachWanted(difference::want);
    }

    private void delete(Place place) {
        if (planning.isDeleted(place)) {
            Interface there = comparison.observed(place).orElseThrow();
            LinkPlans.of(there).delete(planning, place, there);
        }
    }

    private void want(Place place, Interface device) {
        Optional<Interface> there = comparison.staying(place);
        if (there.isPresent()) {
            refuseStranger(place, there.get());
            return;
        }
        LinkPlans.of(device).add(planning, place, device);
        if (place.isInRoot()) {
            mark(place, device);
        }
    }

    private void refuseStranger(Place place, Interface there) {
        if (!place.isInRoot() || there.kind().isLoopback()) {
            return;
        }
        if (!comparison.isOurs(place, there)) {
            drafts.conflict(
                    comparison.element(place),
                    PlanMessages.of("conflict.interface", place.name()),
                    PlanMessages.of("conflict.interface.remedy"));
        } else if (there.owner() == null) {
            mark(place, there);
        }
    }

    private void mark(Place place, Interface device) {
        Place maker = device.peer() == null || Place.of(device.peer()).isInRoot() ? place : Place.of(device.peer());
        Place other = device.peer() == null ? place : Place.of(device.peer());
        Mark mark = new Mark(place, Marks.of(comparison.lab()));
        drafts.step(device.isBridge() ? Stage.BRIDGE : Stage.CABLE, mark)
                .on(comparison.element(place))
                .after(Ids.link(maker), Ids.link(other), Ids.link(place))
                .because(PlanMessages.of("link.mark", place.name()));
    }
}
