package dev.vethwork.plan.kind;

import dev.vethwork.net.Addresses;
import dev.vethwork.plan.LinkPiece;
import dev.vethwork.state.Interface;
import dev.vethwork.state.kind.IpTunnel;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.topology.kind.DrawnTunnel;
import dev.vethwork.topology.kind.LinkBasics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code ip link add gre1 type gre local 10.0.0.1 remote 10.0.0.2}. */
final class IpTunnelPlan extends PlainPlan<IpTunnel> {
    private final LinkPiece piece;

    IpTunnelPlan(String word, String module, String option) {
        super(IpTunnel.class);
        this.piece = new LinkPiece(word, module, option);
    }

    static IpTunnel wanted(DrawnTunnel drawn) {
        return new IpTunnel(drawn.word(), drawn.local(), drawn.remote());
    }

    @Override
    List<String> type(IpTunnel kind) {
        List<String> words = new ArrayList<>(List.of(kind.type()));
        if (kind.local() != null) {
            words.addAll(List.of("local", Addresses.text(kind.local())));
        }
        if (kind.remote() != null) {
            words.addAll(List.of("remote", Addresses.text(kind.remote())));
        }
        return words;
    }

    @Override
    public Optional<LinkPiece> needs() {
        return Optional.of(piece);
    }

    /** What the interface that it leaves by has, without the headers. */
    @Override
    public int bornMtu() {
        return 0;
    }

    @Override
    public Optional<DrawnInterface> drawn(LinkBasics basics, Interface there) {
        IpTunnel kind = kind(there);
        return Arrays.stream(DrawnTunnel.Type.values())
                .filter(type -> type.word().equals(kind.type()))
                .findFirst()
                .map(type -> new DrawnTunnel(basics, type, kind.local(), kind.remote()));
    }
}
