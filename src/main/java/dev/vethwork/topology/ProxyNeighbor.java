package dev.vethwork.topology;

import dev.vethwork.net.Names;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;

/** An address for which the node answers on a link in the place of whoever has it. */
@RecordBuilder
public record ProxyNeighbor(IPAddress address, String interfaceName) implements ProxyNeighborBuilder.With {
    public ProxyNeighbor {
        Names.device(interfaceName);
    }
}
