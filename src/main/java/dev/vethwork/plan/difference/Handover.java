package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.LinkKind;
import java.util.Objects;
import java.util.Optional;

/**
 * An interface that is let go by one master and taken in by another, and what the kernel does to it then: bond_enslave and
 * __bond_release_one in drivers/net/bonding/bond_main.c, cycle_netdev in drivers/net/vrf.c.
 *
 * @param from what lets it go, empty where it is free or stays
 * @param to what takes it in, empty where it shall be free or stays
 * @param isOn whether it is there and on
 */
record Handover(Optional<LinkKind> from, Optional<LinkKind> to, boolean isOn) {
    private static final Handover NONE = new Handover(Optional.empty(), Optional.empty(), false);

    static Handover of(Comparison comparison, Place place, Interface wanted) {
        Optional<Interface> there = comparison.staying(place);
        String before = there.map(Interface::master).orElse(null);
        String after = wanted.master();
        boolean stays = Objects.equals(before, after)
                && (before == null || !comparison.isDoomed(new Place(place.namespace(), before)));
        return stays
                ? NONE
                : new Handover(
                        Optional.ofNullable(before).flatMap(name -> comparison.observed(new Place(place.namespace(), name))).map(Interface::kind),
                        Optional.ofNullable(after).flatMap(name -> comparison.wanted(new Place(place.namespace(), name))).map(Interface::kind),
                        there.filter(Interface::up).isPresent());
    }

    /** Whether it is on now and off on the way, so that the kernel forgets what it keeps of those only that are on. */
    boolean interrupts() {
        return isOn && (from.filter(LinkKind::interruptsMembers).isPresent() || to.filter(LinkKind::interruptsMembers).isPresent());
    }

    /** Whether it has to be off, and is not, as it is taken in. */
    boolean needsOff() {
        return isOn && isSwitchedOn() && !isLeftOff();
    }

    /** Whether who takes it in switches it on. */
    boolean isSwitchedOn() {
        return to.filter(LinkKind::switchesMembers).isPresent();
    }

    /** Whether who lets it go leaves it off. */
    boolean isLeftOff() {
        return from.filter(LinkKind::switchesMembers).isPresent();
    }
}
