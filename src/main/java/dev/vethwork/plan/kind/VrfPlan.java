package dev.vethwork.plan.kind;

import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Vrf;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnVrf;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Optional;

/** {@code ip link add blue type vrf table 100}. */
final class VrfPlan extends PlainPlan<Vrf> {
    VrfPlan() {
        super(Vrf.class);
    }

    @Override
    List<String> type(Vrf kind) {
        return List.of("vrf", "table", String.valueOf(kind.table()));
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("vrf", "vrf", "CONFIG_NET_VRF"));
    }

    /** As much as there can be (vrf_setup in drivers/net/vrf.c). */
    @Override
    public int bornMtu() {
        return 0;
    }

    /** Its members are drawn as they are plugged. */
    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        return Optional.of(new DrawnVrf(basics, kind(there).table(), List.of()));
    }
}
