package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Macvtap;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnMacvlan.Mode;
import dev.vethwork.topology.kind.DrawnMacvtap;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ip link add vm0 link eth0 type macvtap mode bridge}. */
final class MacvtapPlan extends PlainPlan<Macvtap> {
    MacvtapPlan() {
        super(Macvtap.class);
    }

    static Macvtap wanted(DrawnMacvtap drawn) {
        return new Macvtap(drawn.link(), word(drawn.mode()), drawn.linkIn());
    }

    private static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    @Override
    List<String> type(Macvtap kind) {
        return List.of("macvtap", "mode", kind.mode());
    }

    @Override
    AddLink making(Place place, Macvtap kind) {
        return AddLink.on(place, kind, kind.link(), kind.linkNamespace(), type(kind));
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("macvtap", "macvtap", "CONFIG_MACVTAP"));
    }

    /** That of the interface below. */
    @Override
    public int bornMtu() {
        return 0;
    }

    @Override
    public int undrawnMtu(int under) {
        return under;
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        Macvtap kind = kind(there);
        return Arrays.stream(Mode.values())
                .filter(mode -> word(mode).equals(kind.mode()))
                .findFirst()
                .map(mode -> new DrawnMacvtap(basics, kind.link(), mode, LinkPlans.node(kind)));
    }
}
