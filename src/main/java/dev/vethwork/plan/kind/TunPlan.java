package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Tun;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnTun;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;

/** {@code ip tuntap add dev tap0 mode tap}. */
final class TunPlan extends PlainPlan<Tun> {
    TunPlan() {
        super(Tun.class);
    }

    @Override
    List<String> type(Tun kind) {
        return List.of(kind.word());
    }

    @Override
    AddLink making(Place place, Tun kind) {
        return new AddLink(place, kind, List.of("tuntap", "add", "dev", place.name(), "mode", kind.word()));
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("tun", "tun", "CONFIG_TUN"));
    }

    @Override
    public int undrawnMtu(int under) {
        return USUAL_MTU;
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        return Optional.of(new DrawnTun(basics, kind(there).frames()));
    }
}
