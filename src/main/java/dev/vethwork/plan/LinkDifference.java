package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        drafts.delete(device.kind() == Interface.Kind.BRIDGE ? Stage.DELETE_BRIDGE : Stage.DELETE_LINK, Ids.link(place))
                .on(place.namespace(), comparison.element(place))
                .run(Argv.link(place.namespace(), "del", place.name()))
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

    private static List<String> remake(Place place, Interface device) {
        return switch (device.kind()) {
            case VETH -> device.peer() == null ? List.of() : cable(place, Place.of(device.peer()));
            case BRIDGE -> bridge(place, device);
            case LOOPBACK, OPENVSWITCH, OTHER -> List.of();
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
        drafts.create(Stage.CABLE, Ids.link(place))
                // Its own words say where the ends go: it runs, as all that names two namespaces, in the root namespace.
                .on("", comparison.element(place))
                .run(cable(place, peer))
                .undo(Argv.link(place.namespace(), "del", place.name()))
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

    private static List<String> cable(Place first, Place second) {
        List<String> words = new ArrayList<>(Argv.link("", "add", first.name()));
        in(words, first);
        words.addAll(List.of("type", "veth", "peer", "name", second.name()));
        in(words, second);
        return words;
    }

    private static void in(List<String> words, Place place) {
        if (!place.isInRoot()) {
            words.addAll(List.of("netns", place.namespace()));
        }
    }

    private void addBridge(Place place, Interface device) {
        drafts.create(Stage.BRIDGE, Ids.link(place))
                .on(place.namespace(), comparison.element(place))
                .run(bridge(place, device))
                .undo(Argv.link(place.namespace(), "del", place.name()))
                .after(Ids.namespace(place.namespace()))
                .because(Say.of("bridge.create", place.name(), Say.who(place.namespace())));
    }

    private static List<String> bridge(Place place, Interface device) {
        return device.stp()
                ? Argv.link(place.namespace(), "add", place.name(), "type", "bridge", "stp_state", "1")
                : Argv.link(place.namespace(), "add", place.name(), "type", "bridge");
    }

    private void mark(Place place, Interface device) {
        Place maker = device.peer() == null || Place.of(device.peer()).isInRoot() ? place : Place.of(device.peer());
        Place other = device.peer() == null ? place : Place.of(device.peer());
        drafts.create(device.isBridge() ? Stage.BRIDGE : Stage.CABLE, Ids.link(place) + "/alias")
                .on("", comparison.element(place))
                .run(List.of("ip", "link", "set", "dev", place.name(), "alias", Marks.of(comparison.lab())))
                .after(Ids.link(maker), Ids.link(other), Ids.link(place))
                .because(Say.of("link.mark", place.name()));
    }
}
