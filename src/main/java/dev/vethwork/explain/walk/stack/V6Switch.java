package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Family;
import dev.vethwork.net.Names;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings that switch IPv6 off (ip-sysctl: disable_ipv6). An interface where it is off has no IPv6 address, and the
 * kernel refuses one. An interface's own setting counts, else the default that it is made with, else that for all. So it is
 * where packets may not be as big as IPv6 asks for (addrconf_notify in net/ipv6/addrconf.c).
 */
public final class V6Switch {
    private static final String START = "net.ipv6.conf.";
    private static final String END = ".disable_ipv6";

    /** What each link of IPv6 has to carry (RFC 8200, section 5), in bytes. */
    public static final int LEAST_MTU = 1280;

    /** What interfaces are made with. */
    public static final String DEFAULT = START + "default" + END;

    private static final String ALL = START + "all" + END;

    private V6Switch() {}

    /** An interface's own setting. */
    public static String of(String device) {
        return START + device + END;
    }

    /** The setting by which it is off on an interface; empty where it is on. */
    public static Optional<String> off(Map<String, String> settings, String device) {
        // A loopback is there before anybody can set a default.
        List<String> keys = device.equals(Names.LOOPBACK) ? List.of(of(device), ALL) : List.of(of(device), DEFAULT, ALL);
        return keys.stream().filter(settings::containsKey).findFirst().filter(key -> isOff(settings.get(key)));
    }

    /** Whether what switches it off, as {@link V6Off#by} tells, is a setting and not an MTU. */
    public static boolean isSetting(String by) {
        return by.startsWith(START);
    }

    /** Whether packets may not be as big as IPv6 asks for. */
    static boolean isTooNarrow(Interface device) {
        return device.mtu() > 0 && device.mtu() < LEAST_MTU;
    }

    /** Whether a setting has that value. */
    public static boolean isOff(@Nullable String value) {
        return value != null && !value.equals("0");
    }

    /** The namespace as its kernel holds it: without IPv6 where that is off. */
    static NamespaceState without(NamespaceState state) {
        boolean none = state.sysctls().tailMap(START).entrySet().stream()
                .takeWhile(s -> s.getKey().startsWith(START))
                .noneMatch(s -> s.getKey().endsWith(END) && isOff(s.getValue()));
        if (none && state.interfaces().values().stream().noneMatch(V6Switch::isTooNarrow)) {
            return state;
        }
        TreeMap<String, Interface> devices = new TreeMap<>();
        state.interfaces().forEach((name, device) -> devices.put(
                name,
                isOn(state, device)
                        ? device
                        : device.withAddresses(device.addresses().stream()
                                .filter(a -> a.family() == Family.V4)
                                .toList())));
        List<RouteEntry> routes = state.routes().stream()
                .filter(r -> r.family() == Family.V4
                        || r.hops().stream()
                                .flatMap(h -> Stream.ofNullable(h.device()))
                                .flatMap(name -> state.device(name).stream())
                                .allMatch(device -> isOn(state, device)))
                .toList();
        return state.withInterfaces(devices).withRoutes(routes);
    }

    private static boolean isOn(NamespaceState state, Interface device) {
        return off(state.sysctls(), device.name()).isEmpty() && !isTooNarrow(device);
    }
}
