package dev.vethwork.state;

import dev.vethwork.net.Mac;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ARP table, or of its v6 brother.
 *
 * @param mac null where it is not known, or not yet
 * @param state as {@code ip-neighbour(8)} names it: REACHABLE, STALE, FAILED, …
 */
@RecordBuilder
public record Neighbor(IPAddress address, String interfaceName, @Nullable Mac mac, String state) implements NeighborBuilder.With {}
