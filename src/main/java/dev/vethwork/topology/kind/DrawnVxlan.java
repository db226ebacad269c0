package dev.vethwork.topology.kind;

import dev.vethwork.net.BadValue;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Frames inside UDP packets.
 *
 * @param id the network's number, 0 to 16777215
 * @param local the address that it sends from; null for one that the kernel chooses
 * @param remotes the other ends
 * @param port UDP port; null for 4789
 */
@RecordBuilder
public record DrawnVxlan(
        LinkBasics basics, int id, @Nullable IPAddress local, List<IPAddress> remotes, @Nullable Integer port)
        implements DrawnInterface, DrawnVxlanBuilder.With {
    public static final int MOST = 16_777_215;

    public DrawnVxlan {
        remotes = List.copyOf(remotes);
        if (id < 0 || id > MOST) {
            throw BadValue.of("number", id, 0, MOST);
        }
    }

    @Override
    public String word() {
        return "vxlan";
    }

    @Override
    public List<IPAddress> farEnds() {
        return remotes;
    }

    @Override
    public boolean isOfOneFamily() {
        return true;
    }

    @Override
    public boolean speaksWith(DrawnInterface other) {
        return other instanceof DrawnVxlan vxlan && vxlan.id == id && Objects.equals(vxlan.port, port);
    }

    @Override
    public DrawnVxlan withBasics(LinkBasics value) {
        return new DrawnVxlan(value, id, local, remotes, port);
    }
}
