package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Macvlan;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnMacvlan;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ip link add mv0 link eth0 type macvlan mode bridge}. */
final class MacvlanPlan extends PlainPlan<Macvlan> {
    MacvlanPlan() {
        super(Macvlan.class);
    }

    static Macvlan wanted(DrawnMacvlan drawn) {
        return new Macvlan(drawn.link(), word(drawn.mode()), drawn.linkIn());
    }

    private static String word(DrawnMacvlan.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    @Override
    List<String> type(Macvlan kind) {
        return List.of("macvlan", "mode", kind.mode());
    }

    @Override
    AddLink making(Place place, Macvlan kind) {
        return AddLink.on(place, kind, kind.link(), kind.linkNamespace(), type(kind));
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("macvlan", "macvlan", "CONFIG_MACVLAN"));
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
        Macvlan kind = kind(there);
        return Arrays.stream(DrawnMacvlan.Mode.values())
                .filter(mode -> word(mode).equals(kind.mode()))
                .findFirst()
                .map(mode -> new DrawnMacvlan(basics, kind.link(), mode, LinkPlans.node(kind)));
    }
}
