package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where IPv6 is switched off in a namespace, and what that takes away.
 *
 * @param given with the addresses that the kernel would not take
 * @param left without them
 */
public record V6Off(NamespaceState given, NamespaceState left) {
    boolean is(IPAddress address, String device) {
        return address.isIPv6()
                && (V6Switch.off(given.sysctls(), device).isPresent()
                        || given.device(device).filter(V6Switch::isTooNarrow).isPresent());
    }

    /** The interface that would have an address, were IPv6 not switched off there. */
    public Optional<String> at(IPAddress address) {
        return address.isIPv4()
                ? Optional.empty()
                : given.interfaces().values().stream()
                        .filter(i -> i.addresses().stream().anyMatch(p -> p.address().equals(address)))
                        .map(Interface::name)
                        .filter(name -> is(address, name))
                        .findFirst();
    }

    /** The interface on which IPv6 is switched off, where that may be why there is no way to an address. */
    public Optional<String> towards(IPAddress address) {
        List<String> off = up(left).map(Interface::name)
                .filter(name -> !name.equals(Names.LOOPBACK) && is(address, name))
                .toList();
        boolean none = up(left).filter(i -> !i.name().equals(Names.LOOPBACK))
                .flatMap(i -> i.addresses().stream())
                .noneMatch(p -> p.family() == Family.V6);
        return off.stream()
                .filter(name -> none
                        || given.device(name).stream()
                                .flatMap(i -> i.addresses().stream())
                                .anyMatch(p -> p.contains(address)))
                .findFirst();
    }

    /** The setting that does it, or the MTU that is too small for it. */
    public String by(String device) {
        return V6Switch.off(given.sysctls(), device)
                .or(() -> given.device(device).map(narrow -> String.valueOf(narrow.mtu())))
                .orElse("");
    }

    private static Stream<Interface> up(NamespaceState state) {
        return state.interfaces().values().stream().filter(Interface::up);
    }
}
