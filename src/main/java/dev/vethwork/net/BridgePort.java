package dev.vethwork.net;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How an interface is a port of a bridge (bridge(8), {@code bridge link set} and {@code bridge vlan}).
 *
 * @param hairpin whether a frame may leave by the port that it came in by
 * @param isolated whether it passes nothing to and from other ports that are isolated, too
 * @param vlans which VLANs it is in, where its switch tells VLANs apart; null for what the switch does by itself
 */
@RecordBuilder
public record BridgePort(boolean hairpin, boolean isolated, @Nullable PortVlans vlans) implements BridgePortBuilder.With {
    /** As a port is at first. */
    public static final BridgePort PLAIN = new BridgePort(false, false, null);
}
