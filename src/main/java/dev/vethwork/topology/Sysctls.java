package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The door for kernel settings: dotted names below {@code net.}, which cannot climb out of there. */
public final class Sysctls {
    private static final Pattern NAME = Pattern.compile("net(\\.[A-Za-z0-9_@+-]{1,64}){1,16}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{1,1024}");

    private Sysctls() {}

    /** The value, if name and value may be set. @throws BadValue if not */
    public static String check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw BadValue.of("sysctl.name", Quote.of(name));
        }
        if (!VALUE.matcher(value).matches()) {
            throw BadValue.of("sysctl.value", Quote.of(value), name);
        }
        return value;
    }

    /**
     * A setting that every interface has.
     *
     * @param family {@code net.ipv4.conf}
     * @param device the interface's name, or {@code all} or {@code default}
     * @param key {@code rp_filter}
     */
    public record OfDevice(String family, String device, String key) {
        private static final Pattern NAME = Pattern.compile("(net\\.ipv[46]\\.(?:conf|neigh))\\.(.+)\\.([^.]+)");

        /** Reads a dotted name, in which an interface's own dots are left as they are. */
        public static Optional<OfDevice> of(String name) {
            Matcher matcher = NAME.matcher(name);
            return matcher.matches()
                    ? Optional.of(new OfDevice(matcher.group(1), matcher.group(2), matcher.group(3)))
                    : Optional.empty();
        }

        public String name() {
            return family + "." + device + "." + key;
        }
    }
}
