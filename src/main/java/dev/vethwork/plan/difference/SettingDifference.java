package dev.vethwork.plan.difference;

import dev.vethwork.net.Mac;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.kind.LinkPlan;
import dev.vethwork.plan.kind.LinkPlan;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.kind.PlanDraft;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetArp;
import dev.vethwork.plan.operation.SetMac;
import dev.vethwork.plan.operation.SetMtu;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an interface is set to: its MAC, its MTU, a bridge's spanning tree, and whether it is up. */
public final class SettingDifference {
    private final Comparison comparison;
    private final Drafts drafts;

    private SettingDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    public static void find(Comparison comparison, Drafts drafts) {
        SettingDifference difference = new SettingDifference(comparison, drafts);
        comparison.forEachWanted(difference::want);
    }

    private void want(Place place, Interface wanted) {
        Optional<Interface> there = comparison.staying(place);
        if (there.isPresent()
                && !wanted.kind().isLoopback()
                && !comparison.isOurs(place, there.get())) {
            return;
        }
        mac(place, wanted, there);
        mtu(place, wanted, there);
        there.ifPresent(now -> LinkPlans.of(wanted).change(new PlanDraft(comparison, drafts), place, wanted, now));
        arp(place, wanted, there);
        up(place, wanted, there);
    }

    private void arp(Place place, Interface wanted, Optional<Interface> there) {
        if (there.filter(now -> now.arp() != wanted.arp()).isPresent()) {
            set(place, new SetArp(place, wanted.arp()), new SetArp(place, !wanted.arp()))
                    .because(PlanMessages.of("arp", place.name()));
        }
    }

    private void mac(Place place, Interface wanted, Optional<Interface> there) {
        Mac mac = wanted.mac();
        Mac now = there.map(Interface::mac).orElse(null);
        if (mac == null || wanted.kind().isLoopback() || mac.equals(now)) {
            return;
        }
        set(place, new SetMac(place, mac), now == null ? null : new SetMac(place, now))
                .because(PlanMessages.of("mac", place.name()));
    }

    private void mtu(Place place, Interface wanted, Optional<Interface> there) {
        int mtu = mtu(place, wanted);
        int now = mtuBefore(place, wanted);
        boolean unread = there.filter(it -> it.mtu() == 0).isPresent();
        // What stands on another the kernel makes smaller with that, and never larger (macvlan_device_event in
        // drivers/net/macvlan.c).
        boolean shrinks = wanted.mtu() == 0 && wanted.kind().isStacked() && mtu < now;
        if (mtu == 0 || unread || mtu == now || shrinks || wanted.kind().isLoopback()) {
            return;
        }
        List<String> after = new ArrayList<>(made(place));
        under(place, wanted).map(Ids::mtu).forEach(after::add);
        set(place, new SetMtu(place, mtu), there.isEmpty() ? null : new SetMtu(place, now))
                .after(after)
                .because(PlanMessages.of("mtu", mtu, place.name()));
    }

    /** What is drawn, or what it shall have where nothing is; 0 where anything will do. */
    private int mtu(Place place, Interface wanted) {
        if (wanted.mtu() != 0) {
            return wanted.mtu();
        }
        if (LinkPlans.of(wanted).isAsLargeAsItsPorts()) {
            return asLargeAsItsPorts(place);
        }
        int under = under(place, wanted)
                .flatMap(below -> comparison.wanted(below).map(it -> mtu(below, it)).stream())
                .findFirst()
                .orElse(0);
        return LinkPlans.of(wanted).undrawnMtu(under);
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
        Optional<Interface> there = comparison.staying(place);
        int born = LinkPlans.of(wanted).bornMtu();
        if (there.isPresent() || born != 0) {
            return there.map(Interface::mtu).orElse(born);
        }
        return under(place, wanted)
                .flatMap(below -> comparison.wanted(below).map(it -> mtuBefore(below, it)).stream())
                .findFirst()
                .orElse(0);
    }

    private static Stream<Place> under(Place place, Interface wanted) {
        return Place.under(place.namespace(), wanted);
    }

    private Drafts.Entry set(Place place, LinkOperation setting, @Nullable LinkOperation back) {
        return drafts.step(Stage.CABLE, setting)
                .on(comparison.element(place))
                .undo(back)
                .after(made(place));
    }

    private void up(Place place, Interface wanted, Optional<Interface> there) {
        boolean takenIn = !wanted.up() && Handover.of(comparison, place, wanted).isSwitchedOn();
        boolean now = takenIn || there.filter(Interface::up).isPresent();
        if (now == wanted.up() || (wanted.up() && standsOnWhatIsDown(place, wanted))) {
            return;
        }
        boolean arrives = there.isEmpty() || comparison.isNew(place.namespace());
        drafts.step(Stage.LINK_UP, new SetUp(place, wanted.isBridge(), wanted.up()))
                .on(comparison.element(place))
                .undo(arrives || takenIn ? null : new SetUp(place, wanted.isBridge(), now))
                .after(before(place, wanted))
                .because(reason(place, wanted));
    }

    /** The kernel refuses to switch on what stands on something that is off (vlan_dev_open in net/8021q/vlan_dev.c). */
    private boolean standsOnWhatIsDown(Place place, Interface wanted) {
        return Place.under(place.namespace(), wanted)
                .flatMap(under -> comparison.wanted(under).stream())
                .anyMatch(under -> !under.up());
    }

    private List<String> before(Place place, Interface wanted) {
        List<String> before = new ArrayList<>(made(place));
        before.add(Ids.port(place));
        Place.under(place.namespace(), wanted).forEach(under -> before.add(Ids.up(under)));
        return before;
    }

    private static Phrase reason(Place place, Interface wanted) {
        if (!wanted.up()) {
            return PlanMessages.of("down", place.name());
        }
        return wanted.kind().isLoopback()
                ? PlanMessages.of("up.loopback", PlanMessages.who(place.namespace()))
                : PlanMessages.of("up", place.name());
    }

    private List<String> made(Place place) {
        String peer = comparison.wanted(place)
                .map(Interface::peer)
                .map(p -> Ids.link(Place.of(p)))
                .orElse("");
        return List.of(Ids.link(place), peer, Ids.namespace(place.namespace()));
    }
}
