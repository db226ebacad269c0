package dev.vethwork.plan.compile;

import dev.vethwork.net.Names;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the kernel sets besides, when a setting for all interfaces is written: that of each interface, the machine's own
 * included, so that putting it back has to put those back that were different.
 */
public final class Overwriting {
    /** Whether redirects are heeded: the kernel sets it to the opposite whenever forwarding for all interfaces is written. */
    public static final String REDIRECTS = "net.ipv4.conf.all.accept_redirects";

    private static final DeviceSetting FORWARDING = new DeviceSetting("net.ipv4.conf", DeviceSetting.ALL, "forwarding");

    /** Whether a new interface passes packets of IPv4 on. */
    static final String FORWARDING_BY_DEFAULT = FORWARDING.byDefault().name();

    private Overwriting() {}

    /** The setting that, when it is written, sets this one besides. @param name dotted */
    public static Optional<String> by(String name) {
        return name.equals(REDIRECTS)
                ? Optional.of(StackCompiler.FORWARDING_V4)
                : DeviceSetting.of(name).flatMap(DeviceSetting::overwrittenBy);
    }

    /** Whether writing a setting sets others besides. @param name dotted */
    public static boolean follows(String name) {
        return name.equals(StackCompiler.FORWARDING_V4)
                || DeviceSetting.of(name).filter(DeviceSetting::isWrittenToEach).isPresent();
    }

    /** What writing a setting sets besides in a namespace that was just born, which has a loopback alone. @param name dotted */
    public static Stream<String> inANewNamespace(String name) {
        return name.equals(StackCompiler.FORWARDING_V4)
                ? besides(name, FORWARDING)
                : DeviceSetting.of(name).filter(DeviceSetting::isWrittenToEach).stream().flatMap(all -> besides(name, all));
    }

    private static Stream<String> besides(String name, DeviceSetting all) {
        return Stream.of(all.byDefault(), all.at(Names.LOOPBACK))
                .map(DeviceSetting::name)
                .filter(other -> by(other).filter(name::equals).isPresent());
    }

    /** Whether it says if packets are passed on, for all interfaces of a family. @param name dotted */
    public static boolean isForwarding(String name) {
        return name.equals(StackCompiler.FORWARDING_V4) || name.equals(StackCompiler.FORWARDING_V6);
    }

    /** One name for a setting that has two. @param name dotted */
    static String settled(String name) {
        return name.equals(FORWARDING.name()) ? StackCompiler.FORWARDING_V4 : name;
    }
}
