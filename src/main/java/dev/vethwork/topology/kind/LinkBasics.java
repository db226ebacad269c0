package dev.vethwork.topology.kind;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Mtu;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What drawn interfaces of all kinds have.
 *
 * @param mac null for one that the kernel makes up
 * @param mtu bytes, 68 to 65535; null for the kernel's choice
 * @param up whether it is switched on
 * @param dad whether it asks the link whether somebody has its IPv6 addresses already, before it uses them
 * @param bridge the bridge of the same namespace that it is a port of; null for none
 */
@RecordBuilder
public record LinkBasics(
        String name,
        List<InterfaceAddress> addresses,
        @Nullable Mac mac,
        @Nullable Integer mtu,
        boolean up,
        boolean dad,
        @Nullable String bridge)
        implements LinkBasicsBuilder.With {
    public LinkBasics {
        Names.device(name);
        addresses = List.copyOf(addresses);
        Mtu.check(mtu);
        if (bridge != null) {
            Names.device(bridge);
        }
    }

    /** One that is on, without addresses, everything else left to the kernel. */
    public static LinkBasics of(String name) {
        return new LinkBasics(name, List.of(), null, null, true, false, null);
    }
}
