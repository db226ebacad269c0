package dev.vethwork.plan.difference;

import dev.vethwork.net.Addresses;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.DeleteNeighbor;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.NeighborOperation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.PutNeighbor;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Neighbor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Neighbours that are there for good. */
public final class NeighborDifference extends NamespaceComparison {
    private NeighborDifference(Comparison comparison, Drafts drafts, NamespaceState wanted) {
        super(comparison, drafts, wanted);
    }

    public static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState wanted : comparison.wanted()) {
            new NeighborDifference(comparison, drafts, wanted).find();
        }
    }

    private void find() {
        wanted.neighbors().stream().filter(Neighbor::isPermanent).forEach(this::want);
        before.neighbors().stream()
                .filter(n -> isOurs(n) && survives(n) && in(wanted, n) == null)
                .forEach(this::delete);
    }

    private boolean isOurs(Neighbor there) {
        return there.isPermanent() && (!before.isRoot() || there.protocol().equals(Marks.ROUTE_PROTOCOL));
    }

    private void want(Neighbor neighbor) {
        Neighbor there = in(before, neighbor);
        boolean survives = there != null && survives(there);
        if (there != null && survives && Objects.equals(there.mac(), neighbor.mac())) {
            return;
        }
        Place place = new Place(wanted.name(), neighbor.interfaceName());
        put(Stage.NEIGHBOR, new PutNeighbor(place, neighbor, survives))
                .after(Ids.link(place), Ids.up(place))
                .undo(undo(place, neighbor, survives ? there : null))
                .because(PlanMessages.of(
                        "neighbor.create",
                        PlanMessages.who(wanted.name()),
                        Addresses.text(neighbor.address()),
                        String.valueOf(neighbor.mac()),
                        place.name()));
    }

    /** With an interface that is new all goes that hangs on it. */
    private @Nullable NeighborOperation undo(Place place, Neighbor neighbor, @Nullable Neighbor old) {
        return old != null
                ? new PutNeighbor(place, old, true)
                : comparison.staying(place).isEmpty() ? null : new DeleteNeighbor(place, neighbor);
    }

    private void delete(Neighbor neighbor) {
        Place place = new Place(wanted.name(), neighbor.interfaceName());
        put(Stage.DELETE_NEIGHBOR, new DeleteNeighbor(place, neighbor))
                .undo(new PutNeighbor(place, neighbor, false))
                .because(PlanMessages.of("neighbor.delete", Addresses.text(neighbor.address()), place.name()));
    }

    private Drafts.Entry put(Stage stage, NeighborOperation operation) {
        return drafts.step(stage, operation).on(comparison.element(operation.link()));
    }

    private static @Nullable Neighbor in(NamespaceState namespace, Neighbor one) {
        return namespace.neighbors().stream()
                .filter(n -> n.isPermanent()
                        && n.address().equals(one.address())
                        && n.interfaceName().equals(one.interfaceName()))
                .findFirst()
                .orElse(null);
    }

    /**
     * A table forgets all of an interface that goes, is switched off, gets another MAC (neigh_flush_dev in net/core/neighbour.c) or
     * is without an address of IPv4.
     */
    private boolean survives(Neighbor neighbor) {
        Place place = new Place(wanted.name(), neighbor.interfaceName());
        Optional<Interface> stays = comparison.staying(place);
        Interface want = comparison.wanted(place).orElse(null);
        return stays.isPresent()
                && (want == null
                        || (want.up() || !stays.get().up())
                                && !Handover.of(comparison, place, want).interrupts()
                                && (want.mac() == null || want.mac().equals(stays.get().mac()))
                                && !(neighbor.address().isIPv4() && AddressChange.of(want, stays.get()).v4Lost()));
    }
}
