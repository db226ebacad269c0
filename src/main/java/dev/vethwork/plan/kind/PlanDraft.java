package dev.vethwork.plan.kind;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import java.util.List;

/** A plan while it is being made. */
public record PlanDraft(Comparison comparison, Drafts drafts) {
    /** Whether a doomed interface needs a step, be it that of its cable's other end. */
    public boolean isDeleted(Place place) {
        return comparison
                .observed(place)
                .filter(device -> !comparison.isDoomedNamespace(place.namespace())
                        || LinkPlans.of(device).outlivesItsNamespace())
                .filter(device -> mayTouch(place, device))
                .filter(device -> !comparison.isTeardown() || !LinkPlans.of(device).goesUnasked(this, device))
                .isPresent();
    }

    /** The steps that may make an interface. */
    public List<String> made(Place place) {
        return comparison
                .wanted(place)
                .map(Interface::peer)
                .map(peer -> List.of(Ids.link(place), Ids.link(Place.of(peer))))
                .orElse(List.of(Ids.link(place)));
    }

    private boolean mayTouch(Place place, Interface device) {
        return place.isInRoot()
                ? comparison.isOurs(place, device)
                : comparison.isOurs(comparison.before(place.namespace()));
    }
}
