package dev.vethwork.topology.kind;

import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Packets, or with gretap frames, inside IP packets.
 *
 * @param local the address that it sends from; null for one that the kernel chooses
 * @param remote the other end; null for none
 */
@RecordBuilder
public record DrawnTunnel(LinkBasics basics, Type type, @Nullable IPAddress local, @Nullable IPAddress remote)
        implements DrawnInterface, DrawnTunnelBuilder.With {
    /** What is inside what. */
    public enum Type {
        GRE,
        GRETAP,
        IPIP,
        SIT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String word() {
        return type.word();
    }

    @Override
    public List<IPAddress> farEnds() {
        return remote == null ? List.of() : List.of(remote);
    }

    @Override
    public DrawnTunnel withBasics(LinkBasics value) {
        return new DrawnTunnel(value, type, local, remote);
    }
}
