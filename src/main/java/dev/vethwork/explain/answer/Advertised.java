package dev.vethwork.explain.answer;

import dev.vethwork.explain.walk.Advertising;
import dev.vethwork.explain.walk.Walker;
import dev.vethwork.explain.walk.link.Port;
import dev.vethwork.net.Names;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NetworkState;
import java.util.Optional;

/**
 * An interface without an address of IPv6, on the link of a router that tells those there which to take (SLAAC, RFC 4862).
 *
 * @param router the namespace that tells
 */
record Advertised(String namespace, String device, String router) {
    static Optional<Advertised> in(NetworkState state, Walker walker, String namespace) {
        return state.namespace(namespace).stream()
                .flatMap(ns -> ns.interfaces().values().stream())
                .filter(device -> isWithout(device) && walker.stack(namespace).switches().takesAdvertisements(device.name()))
                .flatMap(device -> walker.hearing(namespace, device.name()).stream()
                        .map(Port::namespace)
                        .filter(other -> state.namespace(other).filter(Advertising::tells).isPresent())
                        .map(router -> new Advertised(namespace, device.name(), router)))
                .findFirst();
    }

    private static boolean isWithout(Interface device) {
        return device.up()
                && device.master() == null
                && !device.name().equals(Names.LOOPBACK)
                && device.addresses().stream()
                        .noneMatch(a -> a.address().isIPv6() && !a.address().isLinkLocal());
    }
}
