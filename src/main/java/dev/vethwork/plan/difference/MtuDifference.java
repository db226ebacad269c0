package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.kind.LinkPlan;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetMtu;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How large frames may be: as drawn, or as the kernel makes them where nothing is drawn any more. */
final class MtuDifference {
    private final Comparison comparison;
    private final Drafts drafts;

    MtuDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    /** @param there the interface as it is, if it stays */
    void want(Place place, Interface wanted, Optional<Interface> there) {
        int mtu = mtu(place, wanted);
        int now = mtuBefore(place, wanted);
        boolean unread = there.filter(it -> it.mtu() == 0).isPresent();
        // What stands on another the kernel makes smaller with that, and never larger (macvlan_device_event in
        // drivers/net/macvlan.c).
        boolean shrinks = wanted.mtu() == 0 && wanted.kind().isStacked() && mtu < now;
        if (mtu == 0 || unread || mtu == now || shrinks || wanted.kind().isLoopback()) {
            return;
        }
        List<String> after = new ArrayList<>(SettingDifference.made(comparison, place));
        under(place, wanted).map(Ids::mtu).forEach(after::add);
        drafts.step(Stage.CABLE, new SetMtu(place, mtu))
                .on(comparison.element(place))
                .undo(there.isEmpty() ? null : new SetMtu(place, now))
                .after(after)
                .because(PlanMessages.of("mtu", mtu, place.name()));
    }

    /** What is drawn, or what it shall have where nothing is; 0 where anything will do. */
    private int mtu(Place place, Interface wanted) {
        return mtu(place, wanted, Set.of());
    }

    /** @param above what stands on it: a drawing may have a circle there, which no kernel has */
    private int mtu(Place place, Interface wanted, Set<Place> above) {
        if (wanted.mtu() != 0) {
            return wanted.mtu();
        }
        if (LinkPlans.of(wanted).isAsLargeAsItsPorts()) {
            return asLargeAsItsPorts(place);
        }
        Set<Place> all = with(above, place);
        int under = under(place, wanted)
                .filter(below -> !all.contains(below))
                .flatMap(below -> comparison.wanted(below).map(it -> mtu(below, it, all)).stream())
                .findFirst()
                .orElse(0);
        return LinkPlans.of(wanted).undrawnMtu(under);
    }

    private static Set<Place> with(Set<Place> places, Place one) {
        Set<Place> all = new HashSet<>(places);
        all.add(one);
        return all;
    }

    /** 0 where it is, as the kernel sees to that then. */
    private int asLargeAsItsPorts(Place bridge) {
        int now = comparison.staying(bridge).map(Interface::mtu).orElse(0);
        int smallest = smallest(ports(comparison.before(bridge.namespace()), bridge).mapToInt(Interface::mtu));
        if (now == 0 || now == smallest) {
            return 0;
        }
        return smallest(comparison.wantedNamespace(bridge.namespace()).stream()
                .flatMap(wanted -> ports(wanted, bridge))
                .mapToInt(port -> mtuAfter(new Place(bridge.namespace(), port.name()), port)));
    }

    private static Stream<Interface> ports(NamespaceState namespace, Place bridge) {
        return namespace.interfaces().values().stream().filter(port -> bridge.name().equals(port.master()));
    }

    private static int smallest(IntStream sizes) {
        return sizes.filter(size -> size != 0).min().orElse(LinkPlan.USUAL_MTU);
    }

    private int mtuAfter(Place place, Interface wanted) {
        int mtu = mtu(place, wanted);
        return mtu == 0 ? mtuBefore(place, wanted) : mtu;
    }

    /** What it has, or is made with: that of what it stands on, which may be changed before or after. */
    private int mtuBefore(Place place, Interface wanted) {
        return mtuBefore(place, wanted, Set.of());
    }

    private int mtuBefore(Place place, Interface wanted, Set<Place> above) {
        Optional<Interface> there = comparison.staying(place);
        int born = LinkPlans.of(wanted).bornMtu();
        if (there.isPresent() || born != 0) {
            return there.map(Interface::mtu).orElse(born);
        }
        Set<Place> all = with(above, place);
        return under(place, wanted)
                .filter(below -> !all.contains(below))
                .flatMap(below -> comparison.wanted(below).map(it -> mtuBefore(below, it, all)).stream())
                .findFirst()
                .orElse(0);
    }

    private static Stream<Place> under(Place place, Interface wanted) {
        return Place.under(place.namespace(), wanted);
    }
}
