package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
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
        for (NamespaceState namespace : comparison.wanted()) {
            for (Interface device : namespace.interfaces().values()) {
                difference.want(new Place(namespace.name(), device.name()), device);
            }
        }
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
                .because("Give " + place.name() + " the MAC address that is drawn, by which ARP tables will know it.");
    }

    private void mtu(Place place, Interface wanted, Optional<Interface> there) {
        int now = there.map(Interface::mtu).orElse(DEFAULT_MTU);
        int mtu = wanted.mtu() == 0 && wanted.kind() == Interface.Kind.VETH ? DEFAULT_MTU : wanted.mtu();
        if (mtu == 0 || now == 0 || mtu == now || wanted.kind() == Interface.Kind.LOOPBACK) {
            return;
        }
        set(place, there, "mtu", String.valueOf(mtu), String.valueOf(now))
                .because("Let packets of up to " + mtu + " bytes pass " + place.name() + ".");
    }

    private Drafts.Entry set(Place place, Optional<Interface> there, String what, String value, String old) {
        return drafts.change(Stage.CABLE, Ids.link(place) + "/" + what)
                .on(place.namespace(), comparison.element(place))
                .run(Argv.ip(place.namespace(), "link", "set", place.name(), what, value))
                .undo(
                        there.isEmpty() || old.isEmpty()
                                ? List.of()
                                : Argv.ip(place.namespace(), "link", "set", place.name(), what, old))
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
                .because(
                        wanted.stp()
                                ? "Let " + place.name() + " speak the spanning tree protocol, which breaks loops of bridges."
                                : "Let " + place.name() + " forward at once, without the spanning tree protocol.");
    }

    private static List<String> stp(Place place, Interface.Kind kind, boolean on) {
        return kind == Interface.Kind.OPENVSWITCH
                ? OpenVSwitch.stp(place.name(), on)
                : Argv.ip(place.namespace(), "link", "set", place.name(), "type", "bridge", "stp_state", on ? "1" : "0");
    }

    private void up(Place place, Interface wanted, Optional<Interface> there) {
        boolean now = there.filter(Interface::up).isPresent();
        if (now == wanted.up()) {
            return;
        }
        boolean arrives = there.isEmpty() || comparison.isNew(place.namespace());
        drafts.change(Stage.LINK_UP, Ids.up(place))
                .on(place.namespace(), comparison.element(place))
                .run(Argv.ip(place.namespace(), "link", "set", place.name(), wanted.up() ? "up" : "down"))
                .undo(
                        arrives
                                ? List.of()
                                : Argv.ip(place.namespace(), "link", "set", place.name(), now ? "up" : "down"))
                .after(made(place))
                .because(reason(place, wanted));
    }

    private static String reason(Place place, Interface wanted) {
        if (!wanted.up()) {
            return "Switch " + place.name() + " off, as it is drawn.";
        }
        return wanted.kind() == Interface.Kind.LOOPBACK
                ? "Switch the loopback on, or " + (place.isInRoot() ? "the host" : place.namespace())
                        + " cannot even ping itself."
                : "Switch " + place.name() + " on: a new interface is down and passes nothing.";
    }

    private List<String> made(Place place) {
        String peer = comparison.wanted(place)
                .map(Interface::peer)
                .map(p -> Ids.link(Place.of(p)))
                .orElse("");
        return List.of(Ids.link(place), peer, Ids.namespace(place.namespace()));
    }
}
