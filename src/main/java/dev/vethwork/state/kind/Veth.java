package dev.vethwork.state.kind;

import dev.vethwork.state.Peer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a cable.
 *
 * @param peer where the other one is; null where that is out of sight
 */
public record Veth(@Nullable Peer peer) implements LinkKind {
    /** One whose other end is out of sight. */
    public static final Veth LOOSE = new Veth(null);

    public static Veth to(String namespace, String interfaceName) {
        return new Veth(new Peer(namespace, interfaceName));
    }

    @Override
    public String word() {
        return "veth";
    }

    @Override
    public boolean isCable() {
        return true;
    }

    @Override
    public Veth withPeer(@Nullable Peer value) {
        return new Veth(value);
    }
}
