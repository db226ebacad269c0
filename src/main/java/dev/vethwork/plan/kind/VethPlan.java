package dev.vethwork.plan.kind;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddVeth;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.Peer;

/** Cables. One step makes both ends, and one takes both away. */
final class VethPlan implements LinkPlan {
    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {
        Peer end = wanted.peer();
        if (end == null) {
            return;
        }
        Place peer = Place.of(end);
        Comparison comparison = planning.comparison();
        if (comparison.strangers().contains(peer.namespace()) || comesWith(comparison, peer, place)) {
            return;
        }
        planning.drafts()
                .step(Stage.CABLE, new AddVeth(place, peer))
                .on(comparison.element(place))
                .undo(new DeleteLink(place))
                .after(Ids.namespace(place.namespace()), Ids.namespace(peer.namespace()))
                .because(PlanMessages.of("cable.create", PlanMessages.where(place), PlanMessages.where(peer)));
    }

    /**
     * Whether the step that makes the other end of a cable is the one for both: that of the end which comes first, and one in
     * the root namespace comes last, as the lesson has it.
     */
    private static boolean comesWith(Comparison comparison, Place peer, Place place) {
        boolean first = peer.isInRoot() == place.isInRoot() ? peer.compareTo(place) < 0 : place.isInRoot();
        return first
                && comparison.staying(peer).isEmpty()
                && comparison
                        .wanted(peer)
                        .filter(device -> device.kind().isCable())
                        .map(Interface::peer)
                        .map(Place::of)
                        .filter(place::equals)
                        .isPresent();
    }

    @Override
    public void delete(PlanDraft planning, Place place, Interface there) {
        Peer peer = there.peer();
        if (peer != null && takesAlong(planning, Place.of(peer), place)) {
            return;
        }
        planning.drafts()
                .step(Stage.DELETE_LINK, new DeleteLink(place))
                .on(planning.comparison().element(place))
                .undo(peer == null ? null : new AddVeth(place, Place.of(peer)))
                .because(PlanMessages.of(peer == null ? "link.delete" : "cable.delete", place.name()));
    }

    /** Whether the step that deletes the other end of a cable is the one for both: that of the end which comes first. */
    private static boolean takesAlong(PlanDraft planning, Place other, Place place) {
        Comparison comparison = planning.comparison();
        return other.compareTo(place) < 0
                && comparison.isDoomed(other)
                && planning.isDeleted(other)
                && comparison.observed(other).map(Interface::peer).map(Place::of).filter(place::equals).isPresent();
    }

    @Override
    public boolean isKept(Interface wanted, Interface there) {
        return wanted.peer() == null || wanted.peer().equals(there.peer());
    }

    /** Half a cable, whose other end somebody has taken out of reach, cannot. */
    @Override
    public boolean canBeMade(Interface device) {
        return device.peer() != null;
    }

    @Override
    public int undrawnMtu(int under) {
        return USUAL_MTU;
    }

    @Override
    public boolean isShaped() {
        return true;
    }

    /** The kernel takes an end away with the other one's namespace, all of a lab's at once: much faster than one by one. */
    @Override
    public boolean goesUnasked(PlanDraft planning, Interface there) {
        Peer peer = there.peer();
        return peer != null && planning.comparison().isDoomedNamespace(peer.namespace());
    }
}
