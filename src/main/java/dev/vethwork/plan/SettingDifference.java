package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.Optional;

/** What an interface is set to: its MAC, its MTU, a bridge's spanning tree, and whether it is up. */
final class SettingDifference {
    /** MTU of a veth pair as the kernel makes it: ETH_DATA_LEN (include/uapi/linux/if_ether.h). */
    static final int DEFAULT_MTU = 1500;

    private final Comparison comparison;
    private final Drafts drafts;

    private SettingDifference(Comparison comparison, Drafts drafts) {
        this.comparison = comparison;
        this.drafts = drafts;
    }

    static void find(Comparison comparison, Drafts drafts) {
        SettingDifference difference = new SettingDifference(comparison, drafts);
        comparison.forEachWanted(difference::want);
    }

    private void want(Place place, Interface wanted) {
        Optional<Interface> there = comparison.staying(place);
        if (there.isPresent()
                && wanted.kind() != Interface.Kind.LOOPBACK
                && !comparison.isOurs(place, there.get())) {
            return;
        }
        mac(place, wanted, there);
        mtu(place, wanted, there);
        stp(place, wanted, there);
        up(place, wanted, there);
    }

    private void mac(Place place, Interface wanted, Optional<Interface> there) {
        String mac = wanted.mac() == null || wanted.kind() == Interface.Kind.LOOPBACK
                ? ""
                : wanted.mac().text();
        String now = there.map(Interface::mac).map(Object::toString).orElse("");
        if (mac.isEmpty() || mac.equals(now)) {
            return;
        }
        set(place, there, "address", mac, now)
                .because(Say.of("mac", place.name()));
    }

    private void mtu(Place place, Interface wanted, Optional<Interface> there) {
        int now = there.map(Interface::mtu).orElse(DEFAULT_MTU);
        int mtu = wanted.mtu() == 0 && wanted.kind() == Interface.Kind.VETH ? DEFAULT_MTU : wanted.mtu();
        if (mtu == 0 || now == 0 || mtu == now || wanted.kind() == Interface.Kind.LOOPBACK) {
            return;
        }
        set(place, there, "mtu", String.valueOf(mtu), String.valueOf(now))
                .because(Say.of("mtu", mtu, place.name()));
    }

    private Drafts.Entry set(Place place, Optional<Interface> there, String what, String value, String old) {
        return drafts.change(Stage.CABLE, Ids.link(place) + "/" + what)
                .on(place.namespace(), comparison.element(place))
                .run(Argv.link(place.namespace(), "set", place.name(), what, value))
                .undo(
                        there.isEmpty() || old.isEmpty()
                                ? List.of()
                                : Argv.link(place.namespace(), "set", place.name(), what, old))
                .after(made(place));
    }

    private void stp(Place place, Interface wanted, Optional<Interface> there) {
        if (!wanted.isBridge() || there.isEmpty() || there.get().stp() == wanted.stp()) {
            return;
        }
        drafts.change(Stage.BRIDGE, Ids.link(place) + "/stp")
                .on(place.namespace(), comparison.element(place))
                .run(stp(place, wanted.kind(), wanted.stp()))
                .undo(stp(place, wanted.kind(), !wanted.stp()))
                .because(Say.of(wanted.stp() ? "bridge.stp" : "bridge.noStp", place.name()));
    }

    private static List<String> stp(Place place, Interface.Kind kind, boolean on) {
        return kind == Interface.Kind.OPENVSWITCH
                ? OpenVSwitch.stp(place.name(), on)
                : Argv.link(place.namespace(), "set", place.name(), "type", "bridge", "stp_state", on ? "1" : "0");
    }

    private void up(Place place, Interface wanted, Optional<Interface> there) {
        boolean now = there.filter(Interface::up).isPresent();
        if (now == wanted.up()) {
            return;
        }
        boolean arrives = there.isEmpty() || comparison.isNew(place.namespace());
        drafts.change(Stage.LINK_UP, Ids.up(place))
                .on(place.namespace(), comparison.element(place))
                .run(Argv.link(place.namespace(), "set", place.name(), wanted.up() ? "up" : "down"))
                .undo(
                        arrives
                                ? List.of()
                                : Argv.link(place.namespace(), "set", place.name(), now ? "up" : "down"))
                .after(made(place))
                .because(reason(place, wanted));
    }

    private static Phrase reason(Place place, Interface wanted) {
        if (!wanted.up()) {
            return Say.of("down", place.name());
        }
        return wanted.kind() == Interface.Kind.LOOPBACK
                ? Say.of("up.loopback", Say.who(place.namespace()))
                : Say.of("up", place.name());
    }

    private List<String> made(Place place) {
        String peer = comparison.wanted(place)
                .map(Interface::peer)
                .map(p -> Ids.link(Place.of(p)))
                .orElse("");
        return List.of(Ids.link(place), peer, Ids.namespace(place.namespace()));
    }
}
