package dev.vethwork.plan;

import dev.vethwork.plan.operation.AddBridge;
import dev.vethwork.plan.operation.AddVeth;
import dev.vethwork.plan.operation.DeleteLink;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Mark;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cables and bridges made and taken away. Deleting one end of a cable deletes the other, so one step is enough. */
final class LinkDifference {
    private final Comparison comparison;
    private final Drafts drafts;

    private LinkDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    static void find(Comparison comparison, Drafts drafts) {
        LinkDifference difference = new LinkDifference(comparison, drafts);
        comparison.doomed().forEach(difference::delete);
        OpenVSwitch.forgetDead(comparison, drafts);
        comparison.forEachWanted(difference::want);
    }

    private void delete(Place place) {
        if (!isDeleted(place) || comparison.observed(place).map(Interface::peer).filter(p -> takesAlong(p, place)).isPresent()) {
            return;
        }
        Interface device = comparison.observed(place).orElseThrow();
        if (device.kind() == Interface.Kind.OPENVSWITCH) {
            OpenVSwitch.deleteBridge(comparison, drafts, place);
            return;
        }
        drafts.step(device.kind() == Interface.Kind.BRIDGE ? Stage.DELETE_BRIDGE : Stage.DELETE_LINK, new DeleteLink(place))
                .on(comparison.element(place))
                .undo(remake(place, device))
                .because(
                        device.peer() == null
                                ? Say.of("link.delete", place.name())
                                : Say.of("cable.delete", place.name()));
    }

    /** Whether a doomed interface needs a step, be it that of its cable's other end. */
    private boolean isDeleted(Place place) {
        return comparison.observed(place)
                .filter(device -> !comparison.isDoomedNamespace(place.namespace()) && mayTouch(place, device))
                .filter(device -> !comparison.isTeardown() || !goesWithItsPeer(device))
                .isPresent();
    }

    /** Whether the step that deletes the other end of a cable is the one for both: that of the end which comes first. */
    private boolean takesAlong(Interface.Peer peer, Place place) {
        Place other = Place.of(peer);
        return other.compareTo(place) < 0
                && comparison.isDoomed(other)
                && isDeleted(other)
                && comparison.observed(other).map(Interface::peer).map(Place::of).filter(place::equals).isPresent();
    }

    /** The kernel takes an end away with the other one's namespace, all of a lab's at once: much faster than one by one. */
    private boolean goesWithItsPeer(Interface device) {
        return device.kind() == Interface.Kind.VETH
                && device.peer() != null
                && comparison.isDoomedNamespace(device.peer().namespace());
    }

    private boolean mayTouch(Place place, Interface device) {
        return place.isInRoot()
                ? comparison.isOurs(place, device)
                : comparison.isOurs(comparison.before(place.namespace()));
    }

    private static @Nullable Operation remake(Place place, Interface device) {
        return switch (device.kind()) {
            case VETH -> device.peer() == null ? null : new AddVeth(place, Place.of(device.peer()));
            case BRIDGE -> new AddBridge(place, device.stp());
            case LOOPBACK, OPENVSWITCH, OTHER -> null;
        };
    }

    private void want(Place place, Interface device) {
        Optional<Interface> there = comparison.staying(place);
        if (there.isPresent()) {
            refuseStranger(place, there.get());
            return;
        }
        switch (device.kind()) {
            case VETH -> addCable(place, device);
            case BRIDGE -> addBridge(place, device);
            case OPENVSWITCH -> OpenVSwitch.addBridge(comparison, drafts, place, device);
            case LOOPBACK, OTHER -> {}
        }
        if (place.isInRoot()) {
            mark(place, device);
        }
    }

    private void refuseStranger(Place place, Interface there) {
        if (!place.isInRoot() || there.kind() == Interface.Kind.LOOPBACK) {
            return;
        }
        if (!comparison.isOurs(place, there)) {
            drafts.conflict(
                    comparison.element(place),
                    Say.of("conflict.interface", place.name()),
                    Say.of("conflict.interface.remedy"));
        } else if (there.owner() == null) {
            mark(place, there);
        }
    }

    private void addCable(Place place, Interface device) {
        if (device.peer() == null) {
            return;
        }
        Place peer = Place.of(device.peer());
        if (comparison.strangers().contains(peer.namespace()) || comesWith(peer, place)) {
            return;
        }
        drafts.step(Stage.CABLE, new AddVeth(place, peer))
                .on(comparison.element(place))
                .undo(new DeleteLink(place))
                .after(Ids.namespace(place.namespace()), Ids.namespace(peer.namespace()))
                .because(Say.of("cable.create", Say.where(place), Say.where(peer)));
    }

    /**
     * Whether the step that makes the other end of a cable is the one for both: that of the end which comes first, and one in
     * the root namespace comes last, as the lesson has it.
     */
    private boolean comesWith(Place peer, Place place) {
        boolean first = peer.isInRoot() == place.isInRoot() ? peer.compareTo(place) < 0 : place.isInRoot();
        return first
                && comparison.staying(peer).isEmpty()
                && comparison.wanted(peer)
                        .filter(i -> i.kind() == Interface.Kind.VETH)
                        .map(Interface::peer)
                        .map(Place::of)
                        .filter(place::equals)
                        .isPresent();
    }

    private void addBridge(Place place, Interface device) {
        drafts.step(Stage.BRIDGE, new AddBridge(place, device.stp()))
                .on(comparison.element(place))
                .undo(new DeleteLink(place))
                .after(Ids.namespace(place.namespace()))
                .because(Say.of("bridge.create", place.name(), Say.who(place.namespace())));
    }

    private void mark(Place place, Interface device) {
        Place maker = device.peer() == null || Place.of(device.peer()).isInRoot() ? place : Place.of(device.peer());
        Place other = device.peer() == null ? place : Place.of(device.peer());
        Mark mark = new Mark(place, Marks.of(comparison.lab()));
        drafts.step(device.isBridge() ? Stage.BRIDGE : Stage.CABLE, mark)
                .on(comparison.element(place))
                .after(Ids.link(maker), Ids.link(other), Ids.link(place))
                .because(Say.of("link.mark", place.name()));
    }
}
