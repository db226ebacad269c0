package dev.vethwork.explain.remedy;

import dev.vethwork.explain.walk.stack.V6Switch;
import dev.vethwork.net.Family;
import dev.vethwork.topology.IpStack;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kernel settings of a drawn stack, changed by what they do. */
final class StackSettings {
    private StackSettings() {}

    static IpStack with(IpStack stack, String key, String value) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.put(key, value);
        return stack.withSysctls(all);
    }

    /** On, and on where it is off for one family or for the interface alone. */
    static IpStack withForwarding(IpStack stack, @Nullable String device, Family family) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        Set<String> off = family == Family.V4
                ? Set.of("net.ipv4.ip_forward", "net.ipv4.conf.all.forwarding", "net.ipv4.conf." + device + ".forwarding")
                : Set.of("net.ipv6.conf.all.forwarding");
        all.keySet().removeAll(off);
        return stack.withSysctls(all).withForwarding(true);
    }

    /** Heard again on all interfaces. @param setting by which ARP was not, the last word of its name */
    static IpStack heard(IpStack stack, @Nullable String device, String setting) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        all.keySet().removeIf(key -> key.endsWith("." + setting));
        all.put("net.ipv4.conf.all." + setting, "0");
        all.put("net.ipv4.conf." + device + "." + setting, "0");
        return stack.withSysctls(all);
    }

    /** Without the setting where it is drawn; with another one where somebody else has made it. */
    static IpStack withV6On(IpStack stack, String key) {
        TreeMap<String, String> all = new TreeMap<>(stack.sysctls());
        if (V6Switch.isOff(all.remove(key))) {
            return stack.withSysctls(all);
        }
        return with(stack, key, "0");
    }
}
