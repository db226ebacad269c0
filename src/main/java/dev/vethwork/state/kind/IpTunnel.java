package dev.vethwork.state.kind;

import inet.ipaddr.IPAddress;
import org.jspecify.annotations.Nullable;

/**
 * Packets, or with {@code gretap} frames, inside IP packets.
 *
 * @param type the kernel's word: {@code gre}, {@code gretap}, {@code ipip}, {@code sit}
 * @param local the address that it sends from; null for one that the kernel chooses
 * @param remote the other end; null for none
 */
public record IpTunnel(String type, @Nullable IPAddress local, @Nullable IPAddress remote) implements LinkKind {
    /** The type that carries frames. */
    public static final String FRAMES = "gretap";

    @Override
    public String word() {
        return type;
    }
}
