package dev.vethwork.topology;

import dev.vethwork.net.Names;
import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Destination NAT: what arrives for a port goes to another address.
 *
 * @param protocol null when it was left out, which iptables refuses together with a port
 * @param port 1 to 65535; null for every port
 * @param in only packets that arrive by this interface; null for any
 * @param toPort null to keep the port
 */
@RecordBuilder
public record PortForward(
        @Nullable Protocol protocol,
        @Nullable Integer port,
        @Nullable String in,
        IPAddress toAddress,
        @Nullable Integer toPort) implements PortForwardBuilder.With {
    public PortForward {
        Ports.check(port);
        Ports.check(toPort);
        if (in != null) {
            Names.device(in);
        }
    }
}
