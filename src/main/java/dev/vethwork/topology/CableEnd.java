package dev.vethwork.topology;

import dev.vethwork.net.BridgePort;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Mtu;
import dev.vethwork.net.Names;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of a cable: an interface of the node that it is plugged into.
 *
 * @param mac null for one that the kernel makes up
 * @param mtu bytes, 68 to 65535; null for the kernel's 1500
 * @param up whether the interface is switched on
 * @param dhcp whether a DHCP client asks for addresses on it
 * @param dad whether it asks the link whether somebody has its IPv6 addresses already, before it uses them
 * @param port how it is a port of the bridge that it is plugged into; of no meaning elsewhere
 * @param shaping of what leaves by it; it outweighs the cable's
 */
@RecordBuilder
public record CableEnd(
        String node,
        String interfaceName,
        List<InterfaceAddress> addresses,
        @Nullable Mac mac,
        @Nullable Integer mtu,
        boolean up,
        boolean dhcp,
        boolean dad,
        BridgePort port,
        Shaping shaping) implements CableEndBuilder.With {
    public CableEnd {
        Names.device(interfaceName);
        addresses = List.copyOf(addresses);
        Mtu.check(mtu);
    }

    public static CableEnd of(String node, String interfaceName, String... addresses) {
        return new CableEnd(
                node,
                interfaceName,
                Arrays.stream(addresses).map(InterfaceAddress::parse).toList(),
                null,
                null,
                true,
                false,
                false,
                BridgePort.PLAIN,
                Shaping.NONE);
    }

    public EndId id() {
        return new EndId(node, interfaceName);
    }
}
