package dev.vethwork.topology.segment;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A broadcast domain as drawn: bridges joined by cables, and the cable ends of other nodes that hang on them. A cable
 * between two nodes that are no bridges is a segment by itself.
 *
 * @param bridges names of the bridges in it, empty for a plain cable
 * @param ends the ends in it that are plugged into namespaces or the host
 * @param cables all cables in it
 * @param bridgeAddresses addresses that bridges themselves have on it
 */
public record Segment(
        SortedSet<String> bridges, List<CableEnd> ends, List<Cable> cables, List<InterfaceAddress> bridgeAddresses) {
    /** Every address on the segment. */
    public Stream<InterfaceAddress> addresses() {
        return Stream.concat(bridgeAddresses.stream(), ends.stream().flatMap(e -> e.addresses().stream()));
    }
}
