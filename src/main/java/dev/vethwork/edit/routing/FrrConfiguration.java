package dev.vethwork.edit.routing;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.Family;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Service;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What FRR reads.
 *
 * <p>Its programs want to become the user frr of the group frrvty. A sandbox knows one user only, so that its services see
 * a list of users of their own, in which both are root.
 */
final class FrrConfiguration {
    /** The users that its programs ask for. */
    static final List<NodeFile> USERS = List.of(
            new NodeFile("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\nfrr:x:0:0:frr:/:/usr/sbin/nologin\n"),
            new NodeFile("/etc/group", "root:x:0:\nfrr:x:0:\nfrrvty:x:0:frr\n"));

    private static final String PROGRAMS = "/usr/lib/frr/";

    private FrrConfiguration() {}

    /** Both programs in one service, since they meet at sockets that it alone sees; they end together. */
    static Service service(RoutingProtocol protocol) {
        return new Service(
                protocol.word(),
                "sh -c \"" + program("zebra") + " & " + program(protocol.word() + "d") + "; wait\"",
                true,
                true);
    }

    private static String program(String name) {
        return PROGRAMS + name + " -f " + RoutingSuite.FRR.path()
                + " -z /run/vethwork/zserv.api -i /run/vethwork/" + name + ".pid --vty_socket /run/vethwork";
    }

    static String write(RoutingProtocol protocol, Router router) {
        return "! Vethwork keeps this file in step with the drawing, until somebody changes it.\n"
                + switch (protocol) {
                    case OSPF -> ospf(router);
                    case BGP -> bgp(router);
                };
    }

    private static String ospf(Router router) {
        return router.ports().stream()
                        .filter(port -> port.has(Family.V4))
                        .map(FrrConfiguration::ospf)
                        .collect(Collectors.joining())
                + "router ospf\n ospf router-id " + router.id() + "\n redistribute kernel\n";
    }

    private static String ospf(RouterPort port) {
        return "interface " + port.device() + "\n ip ospf area 0\n"
                + (port.quiet() ? " ip ospf passive\n" : " ip ospf hello-interval 1\n ip ospf dead-interval 3\n")
                + "exit\n";
    }

    private static String bgp(Router router) {
        List<RouterPort.Session> sessions =
                router.ports().stream().flatMap(RouterPort::sessions).toList();
        String neighbors = sessions.stream()
                .map(s -> " neighbor " + text(s) + " remote-as " + s.with().system() + "\n"
                        + " neighbor " + text(s) + " timers connect 1\n")
                .collect(Collectors.joining());
        return "router bgp " + router.system() + "\n bgp router-id " + router.id() + "\n"
                + " no bgp ebgp-requires-policy\n no bgp default ipv4-unicast\n timers bgp 1 3\n" + neighbors
                + Stream.of(Family.values()).map(family -> bgp(sessions, family)).collect(Collectors.joining());
    }

    private static String bgp(List<RouterPort.Session> sessions, Family family) {
        String active = sessions.stream()
                .filter(s -> s.own().family() == family)
                .map(s -> "  neighbor " + text(s) + " activate\n")
                .collect(Collectors.joining());
        return " address-family " + (family == Family.V4 ? "ipv4" : "ipv6") + " unicast\n  redistribute connected\n  redistribute kernel\n"
                + active + " exit-address-family\n";
    }

    private static String text(RouterPort.Session session) {
        return Addresses.text(session.with().address().ip());
    }
}
