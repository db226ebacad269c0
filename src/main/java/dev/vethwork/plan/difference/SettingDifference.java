package dev.vethwork.plan.difference;

import dev.vethwork.net.Mac;
import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.kind.PlanDraft;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.LinkOperation;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetArp;
import dev.vethwork.plan.operation.SetMac;
import dev.vethwork.plan.operation.SetUp;
import dev.vethwork.state.Interface;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an interface is set to: its MAC, its MTU, whether it asks for addresses, what its kind has, and whether it is up. */
public final class SettingDifference {
    private final Comparison comparison;
    private final Drafts drafts;
    private final MtuDifference mtu;

    private SettingDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.mtu = new MtuDifference(comparison, drafts);
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
        mtu.want(place, wanted, there);
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

    private Drafts.Entry set(Place place, LinkOperation setting, @Nullable LinkOperation back) {
        return drafts.step(Stage.CABLE, setting)
                .on(comparison.element(place))
                .undo(back)
                .after(made(comparison, place));
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

    private boolean standsOnWhatIsDown(Place place, Interface wanted) {
        return wanted.kind().needsLowerOn() && Place.under(place.namespace(), wanted)
                .flatMap(under -> comparison.wanted(under).stream())
                .anyMatch(under -> !under.up());
    }

    private List<String> before(Place place, Interface wanted) {
        List<String> before = new ArrayList<>(made(comparison, place));
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

    /** The steps that make an interface. */
    static List<String> made(Comparison comparison, Place place) {
        String peer = comparison.wanted(place)
                .map(Interface::peer)
                .map(p -> Ids.link(Place.of(p)))
                .orElse("");
        return List.of(Ids.link(place), peer, Ids.namespace(place.namespace()));
    }
}
