package dev.vethwork.plan.kind;

import dev.vethwork.net.WireguardPeer;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.operation.AddLink;
import dev.vethwork.plan.operation.Ids;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.SetWireguard;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.Wireguard;
import dev.vethwork.text.KindText;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnWireguard;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ip link add wg0 type wireguard}; its key and its peers {@code wg} tells the kernel. */
final class WireguardPlan extends PlainPlan<Wireguard> {
    /** Room for the outer packet's heads: WireGuard's own choice, 1500 - 80. */
    private static final int BORN_MTU = 1420;

    WireguardPlan() {
        super(Wireguard.class);
    }

    static Wireguard wanted(DrawnWireguard drawn) {
        return new Wireguard(
                drawn.privateKey(), Objects.requireNonNullElse(drawn.listenPort(), 0), drawn.peers());
    }

    @Override
    List<String> type(Wireguard kind) {
        return List.of(kind.word());
    }

    @Override
    AddLink making(Place place, Wireguard kind) {
        return AddLink.ofType(place, Wireguard.BARE, type(kind));
    }

    @Override
    public void add(PlanDraft planning, Place place, Interface wanted) {
        super.add(planning, place, wanted);
        if (!kind(wanted).equals(Wireguard.BARE)) {
            set(planning, place, kind(wanted), null);
        }
    }

    @Override
    boolean isKept(Wireguard wanted, Wireguard there) {
        return true;
    }

    @Override
    public void change(PlanDraft planning, Place place, Interface wanted, Interface there) {
        if (!holds(kind(wanted), kind(there))) {
            set(planning, place, kind(wanted), kind(there));
        }
    }

    /** Whether it is set as wanted. A port that nobody chose, and where a peer was found that nobody placed, may be any. */
    private static boolean holds(Wireguard wanted, Wireguard there) {
        boolean peers = wanted.peers().size() == there.peers().size();
        for (int i = 0; peers && i < wanted.peers().size(); i++) {
            WireguardPeer want = wanted.peers().get(i);
            WireguardPeer is = there.peers().get(i);
            peers = want.equals(want.endpoint() == null ? is.withEndpoint(null) : is);
        }
        return peers
                // The kernel sets some bits of a private key, which makes no other public one.
                && Objects.equals(wanted.publicKey(), there.publicKey())
                && (wanted.listenPort() == 0 || wanted.listenPort() == there.listenPort());
    }

    private static void set(PlanDraft planning, Place place, Wireguard kind, @Nullable Wireguard before) {
        planning.drafts()
                .step(Stage.CABLE, new SetWireguard(place, kind, before != null))
                .on(planning.comparison().element(place))
                .undo(before == null ? null : new SetWireguard(place, before, true))
                .after(Ids.link(place))
                .because(KindText.of("wireguard", "set", place.name(), kind.peers().size()));
    }

    @Override
    public int bornMtu() {
        return BORN_MTU;
    }

    @Override
    public int undrawnMtu(int under) {
        return BORN_MTU;
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(new LinkPiece("wireguard", "wireguard", "CONFIG_WIREGUARD"));
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        Wireguard kind = kind(there);
        return Optional.of(new DrawnWireguard(
                basics, kind.privateKey(), kind.listenPort() == 0 ? null : kind.listenPort(), kind.peers()));
    }
}
