package dev.vethwork.net;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The door that every name passes. A name that is let in is one word of letters, digits and {@code . _ - + @}, does not
 * start with {@code -} or {@code .}, and so is neither an option, nor a path, nor anything that a shell would read.
 */
public final class Names {
    /** The interface that each namespace is born with. */
    public static final String LOOPBACK = "lo";

    /** Longest interface name the kernel takes, in bytes: IFNAMSIZ - 1 (include/uapi/linux/if.h). */
    public static final int MAX_INTERFACE = 15;

    /** Longest name of a file, and so of a namespace under /run/netns, in bytes: NAME_MAX (limits.h). */
    public static final int MAX_NODE = 255;

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+@-]*");
    private static final Pattern LONG_DASH = Pattern.compile("[\u2010-\u2015\u2212]");

    private Names() {}

    /** A name as it came in, if it may be a node's. @throws BadValue if not */
    public static String node(String name) {
        return file("node", name);
    }

    /** The same of a lab's. */
    public static String lab(String name) {
        return file("lab", name);
    }

    /** The same of a service's. */
    public static String service(String name) {
        return file("service", name);
    }

    /** What a file may be called after. */
    private static String file(String what, String name) {
        check(what, name);
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NODE) {
            throw BadValue.of("name.long", BadValue.word("what." + what), MAX_NODE);
        }
        return name;
    }

    /** Whether it may be a node's name. */
    public static boolean isNode(String name) {
        return SAFE.matcher(name).matches() && name.length() <= MAX_NODE;
    }

    /**
     * A name as it came in, if it may be an interface's. One over {@link #MAX_INTERFACE} bytes is let in, since it can
     * be drawn and talked about; {@link #tooLong} tells, and the plan refuses it.
     *
     * @throws BadValue if not
     */
    public static String device(String name) {
        check("interface", name);
        if (name.length() > MAX_NODE) {
            throw BadValue.of("name.interface.long", MAX_NODE);
        }
        return name;
    }

    /** Whether the kernel would refuse this interface name for its length. */
    public static boolean tooLong(String device) {
        return device.getBytes(StandardCharsets.UTF_8).length > MAX_INTERFACE;
    }

    private static void check(String what, String name) {
        if (name.isEmpty()) {
            throw BadValue.of("name.empty", BadValue.word("what." + what));
        }
        if (LONG_DASH.matcher(name).find()) {
            throw BadValue.of("name.dash", BadValue.word("what." + what), Quote.of(name));
        }
        if (!SAFE.matcher(name).matches()) {
            throw BadValue.of("name.plain", BadValue.word("what." + what), Quote.of(name));
        }
    }
}
