package dev.vethwork.state.kind;

import inet.ipaddr.IPAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames inside UDP packets.
 *
 * @param id the network's number (VNI)
 * @param local the address that it sends from; null for one that the kernel chooses
 * @param remotes whom frames go to that are for nobody known, each once and in order
 * @param port UDP port
 */
public record Vxlan(int id, @Nullable IPAddress local, List<IPAddress> remotes, int port) implements LinkKind {
    /** IANA's; the kernel's own choice is an older one. */
    public static final int USUAL_PORT = 4789;

    public Vxlan {
        remotes = remotes.stream().distinct().sorted().toList();
    }

    @Override
    public String word() {
        return "vxlan";
    }

    public Vxlan withRemotes(Collection<IPAddress> value) {
        return new Vxlan(id, local, List.copyOf(value), port);
    }
}
