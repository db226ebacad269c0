package dev.vethwork.explain.answer;

import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.net.Names;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.ProcessEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An interface without an address of IPv6, on the link of a router that tells those there which to take (SLAAC, RFC 4862).
 *
 * @param router the namespace that tells
 */
record Advertised(String namespace, String device, String router) {
    private static final List<String> TELLING = List.of("enable-ra", "ra-only", "ra-stateless", "ra-names", "slaac");

    static Optional<Advertised> in(NetworkState state, Walker walker, String namespace) {
        return state.namespace(namespace).filter(Advertised::listens).stream()
                .flatMap(ns -> ns.interfaces().values().stream())
                .filter(Advertised::isWithout)
                .flatMap(device -> walker.hearing(namespace, device.name()).stream()
                        .map(Port::namespace)
                        .filter(other -> state.namespace(other).filter(Advertised::tells).isPresent())
                        .map(router -> new Advertised(namespace, device.name(), router)))
                .findFirst();
    }

    /** A router itself takes none from others. */
    private static boolean listens(NamespaceState namespace) {
        return !namespace.sysctls().getOrDefault("net.ipv6.conf.all.forwarding", "0").equals("1");
    }

    private static boolean isWithout(Interface device) {
        return device.up()
                && device.master() == null
                && !device.name().equals(Names.LOOPBACK)
                && device.addresses().stream()
                        .noneMatch(a -> a.address().isIPv6() && !a.address().isLinkLocal());
    }

    private static boolean tells(NamespaceState namespace) {
        return namespace.processes().stream().anyMatch(Advertised::tells);
    }

    private static boolean tells(ProcessEntry process) {
        String command = process.command();
        return command.contains("radvd")
                || command.contains("dnsmasq")
                        && Stream.concat(Stream.of(command), process.files().values().stream())
                                .anyMatch(text -> TELLING.stream().anyMatch(text::contains));
    }
}
