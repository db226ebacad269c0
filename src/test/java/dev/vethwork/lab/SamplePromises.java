package dev.vethwork.lab;

import dev.vethwork.explain.Cause;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the descriptions of the shipped drawings say that they do. */
final class SamplePromises {
    private SamplePromises() {}

    /**
     * A ping.
     *
     * @param to a node's name or an address
     * @param cause what stops it; null where it is answered
     */
    record Ping(String sample, String from, String to, @Nullable Cause cause) {
        private static Ping of(String sample, String from, String to) {
            return new Ping(sample, from, to, null);
        }
    }

    /** A server that takes connections. */
    record Connection(String sample, String from, String address, int port) {}

    private static final List<Ping> PINGS = List.of(
            Ping.of("01-two-namespaces", "red", "blue"),
            Ping.of("02-bridge", "blue", "red"),
            Ping.of("03-host-on-the-bridge", "red", "host"),
            Ping.of("03-host-on-the-bridge", "host", "blue"),
            new Ping("04-outside-no-way-back", "blue", "lan", Cause.NO_ROUTE_BACK),
            Ping.of("05-outside-with-nat", "blue", "lan"),
            Ping.of("06-default-route", "red", "203.0.113.10"),
            Ping.of("07-port-forward", "red", "lan"),
            Ping.of("08-open-vswitch", "red", "blue"),
            Ping.of("08-open-vswitch", "host", "red"),
            Ping.of("09-router-chain", "red", "blue"),
            Ping.of("09-router-chain", "blue", "red"),
            Ping.of("10-dual-stack", "red", "blue"),
            Ping.of("11-leaf-spine-ecmp", "red", "blue"),
            Ping.of("11-leaf-spine-ecmp", "green", "red"),
            Ping.of("12-firewall-dmz", "red", "internet"),
            Ping.of("12-firewall-dmz", "blue", "web"),
            new Ping("12-firewall-dmz", "web", "red", Cause.FIREWALL),
            new Ping("12-firewall-dmz", "internet", "web", Cause.NO_ROUTE),
            Ping.of("13-kubernetes-two-nodes", "red", "yellow"),
            Ping.of("13-kubernetes-two-nodes", "lan", "blue"),
            Ping.of("16-flannel-vxlan", "red", "green"),
            Ping.of("16-flannel-vxlan", "green", "blue"),
            Ping.of("18-router-on-a-stick", "red", "blue"),
            Ping.of("18-router-on-a-stick", "red", "green"),
            Ping.of("20-two-uplinks", "red", "web"),
            Ping.of("20-two-uplinks", "blue", "web"),
            Ping.of("20-two-uplinks", "blue", "red"),
            Ping.of("21-mtu-black-hole", "pc", "web"));

    private static final List<Connection> CONNECTIONS = List.of(
            new Connection("07-port-forward", "lan", "192.168.1.2", 80),
            new Connection("07-port-forward", "red", "192.168.15.2", 80),
            new Connection("12-firewall-dmz", "internet", "203.0.113.1", 80),
            new Connection("13-kubernetes-two-nodes", "lan", "192.168.1.11", 30080),
            new Connection("13-kubernetes-two-nodes", "lan", "192.168.1.12", 30080),
            new Connection("14-kubernetes-service", "client", "10.96.0.10", 80),
            new Connection("14-kubernetes-service", "node2", "10.96.0.10", 80));

    static Stream<Ping> pings() {
        return PINGS.stream();
    }

    static Stream<Connection> connections() {
        return CONNECTIONS.stream();
    }

    /** A command for inside that connects; the server may need a moment to listen, and it gives up in the end. */
    static List<String> connecting(Connection to) {
        String tries = "for i in $(seq 500); do (exec 3<>/dev/tcp/" + to.address() + "/" + to.port()
                + ") 2>/dev/null && exit 0; sleep 0.1; done; exit 1";
        return List.of("timeout", "60", "bash", "-c", tries);
    }
}
