package dev.vethwork.plan.compile;

import dev.vethwork.topology.Sysctls;
import java.util.Optional;
import java.util.Set;

/**
 * A kernel setting that every interface has: of one of them, of all, or what a new one gets.
 *
 * @param family {@code net.ipv4.conf}
 * @param device the interface's name, {@link #ALL} or {@link #DEFAULT}, neither of which an interface can have
 * @param key {@code rp_filter}
 */
public record DeviceSetting(String family, String device, String key) {
    /** The kernel refuses interfaces of these two names (sysctl_dev_name_is_allowed in include/linux/inetdevice.h). */
    public static final String ALL = "all";

    static final String DEFAULT = "default";

    private static final String V4 = "net.ipv4.";
    private static final String FORWARDING = "forwarding";

    /** Written for all, it is written to each, and not to what new ones get. */
    private static final String FORCED = "force_forwarding";

    /** What the kernel writes to each interface of the family, too, when it is written for all (addrconf.c, devinet.c). */
    private static final Set<String> WRITTEN_TO_EACH =
            Set.of("addr_gen_mode", "disable_ipv6", FORCED, FORWARDING, "ignore_routes_with_linkdown");

    /** Reads a dotted name, in which an interface's own dots are left as they are. */
    public static Optional<DeviceSetting> of(String name) {
        return Sysctls.OfDevice.of(name).map(s -> new DeviceSetting(s.family(), s.device(), s.key()));
    }

    public String name() {
        return family + "." + device + "." + key;
    }

    public boolean isOfAll() {
        return device.equals(ALL);
    }

    public boolean isDefault() {
        return device.equals(DEFAULT);
    }

    /** Whether it is of one interface alone. */
    public boolean isOfOne() {
        return !isOfAll() && !isDefault();
    }

    public boolean isV4() {
        return family.startsWith(V4);
    }

    /** The same setting of another. */
    public DeviceSetting at(String other) {
        return new DeviceSetting(family, other, key);
    }

    /** What new interfaces get. */
    public DeviceSetting byDefault() {
        return at(DEFAULT);
    }

    /** Whether it is for all interfaces, and the kernel writes it to each of them. */
    public boolean isWrittenToEach() {
        return isOfAll() && overwrites();
    }

    /** The setting that, when written, overwrites this one; empty where none does. */
    public Optional<String> overwrittenBy() {
        return isOfAll() || !overwrites() || (isDefault() && key.equals(FORCED))
                ? Optional.empty()
                : Optional.of(Overwriting.settled(at(ALL).name()));
    }

    private boolean overwrites() {
        return isV4() ? key.equals(FORWARDING) : WRITTEN_TO_EACH.contains(key);
    }

    /** The file below /proc/sys of any setting: {@code net/ipv4/conf/eth0.10/rp_filter}. */
    public static String path(String name) {
        return of(name)
                .map(s -> s.family.replace('.', '/') + "/" + s.device + "/" + s.key)
                .orElseGet(() -> name.replace('.', '/'));
    }

    /** As sysctl takes it, to which a slash in a dotted name is a dot: {@code net.ipv4.conf.eth0/10.rp_filter}. */
    public static String word(String name) {
        return of(name)
                .map(s -> s.family + "." + s.device.replace('.', '/') + "." + s.key)
                .orElse(name);
    }
}
