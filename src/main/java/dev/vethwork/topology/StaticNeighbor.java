package dev.vethwork.topology;

import dev.vethwork.net.Mac;
import dev.vethwork.net.Names;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;

/** A line of the neighbour table that is there for good: who it is for is never asked on the link. */
@RecordBuilder
public record StaticNeighbor(IPAddress address, Mac mac, String interfaceName) implements StaticNeighborBuilder.With {
    public StaticNeighbor {
        Names.device(interfaceName);
    }
}
