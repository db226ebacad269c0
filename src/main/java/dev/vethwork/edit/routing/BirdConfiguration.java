package dev.vethwork.edit.routing;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.topology.Service;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What bird 2 reads. Routes that are drawn it learns from the kernel (RTS_INHERIT), and tells them the others. */
final class BirdConfiguration {
    private static final String HEAD =
            """
            # Vethwork keeps this file in step with the drawing, until somebody changes it.
            router id %s;
            protocol device { scan time 1; }
            protocol direct { ipv4; ipv6; }
            protocol kernel kernel4 { learn; scan time 1; ipv4 { export where source !~ [ RTS_DEVICE, RTS_INHERIT ]; }; }
            protocol kernel kernel6 { learn; scan time 1; ipv6 { export where source !~ [ RTS_DEVICE, RTS_INHERIT ]; }; }
            """;

    private BirdConfiguration() {}

    /** Its control socket is for {@code birdc} beside the service, which alone sees this directory as it is. */
    static Service service(RoutingProtocol protocol) {
        return new Service(
                protocol.word(),
                "bird -f -c " + RoutingSuite.BIRD.path() + " -s /run/vethwork/bird.ctl -P /run/vethwork/bird.pid",
                false,
                true);
    }

    static String write(RoutingProtocol protocol, Router router) {
        return HEAD.formatted(router.id())
                + switch (protocol) {
                    case OSPF -> ospf(router);
                    case BGP -> bgp(router);
                };
    }

    private static String ospf(Router router) {
        return Stream.of(Family.values())
                .filter(family -> family == Family.V4 || router.has(family))
                .map(family -> ospf(router, family))
                .collect(Collectors.joining());
    }

    private static String ospf(Router router, Family family) {
        boolean four = family == Family.V4;
        String interfaces = router.ports().stream()
                .filter(port -> port.has(family))
                .map(port -> "    interface \"" + port.device() + "\" "
                        + (port.quiet() ? "{ stub; };\n" : "{ hello 1; dead 3; };\n"))
                .collect(Collectors.joining());
        return "protocol ospf " + (four ? "v2 ospf4" : "v3 ospf6") + " {\n"
                + "  " + channel(family) + " { import all; export where source = RTS_INHERIT; };\n"
                + "  area 0 {\n" + interfaces + "  };\n"
                + "}\n";
    }

    private static String bgp(Router router) {
        List<RouterPort.Session> sessions =
                router.ports().stream().flatMap(RouterPort::sessions).toList();
        StringBuilder text = new StringBuilder();
        // The number stays the router's own even while it has no neighbour.
        text.append("template bgp here {\n  local as ").append(router.system()).append(";\n")
                .append("  connect delay time 1; connect retry time 1; error wait time 1, 4;\n}\n");
        for (int i = 0; i < sessions.size(); i++) {
            RouterPort.Session session = sessions.get(i);
            text.append("protocol bgp bgp").append(i + 1).append(" from here {\n")
                    .append("  source address ").append(Addresses.text(session.own().ip())).append(";\n")
                    .append("  neighbor ").append(Addresses.text(session.with().address().ip()))
                    .append(" as ").append(session.with().system()).append(";\n")
                    .append("  ").append(channel(session.own().family()))
                    .append(" { import all; export where source ~ [ RTS_DEVICE, RTS_INHERIT, RTS_BGP ]; next hop self; };\n")
                    .append("}\n");
        }
        return text.toString();
    }

    private static String channel(Family family) {
        return family == Family.V4 ? "ipv4" : "ipv6";
    }
}
