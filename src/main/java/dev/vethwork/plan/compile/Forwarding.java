package dev.vethwork.plan.compile;

import java.util.Optional;

/**
 * A setting that passes packets on. Writing the one for all interfaces writes those of each interface, too
 * (Documentation/networking/ip-sysctl.rst), so that putting it back has to put those back that were different.
 *
 * @param all the setting for all interfaces of the family
 * @param device the interface that this one is for; empty for all, {@code all} for what is set besides
 */
public record Forwarding(String all, String device) {
    private static final String V4 = "net.ipv4.conf.";
    private static final String V6 = "net.ipv6.conf.";
    private static final String END = ".forwarding";

    /** Whether redirects are heeded: the kernel sets it to the opposite whenever forwarding for all interfaces is written. */
    public static final String REDIRECTS = "net.ipv4.conf.all.accept_redirects";

    /** Reads a setting's dotted name; empty where it is another one. */
    public static Optional<Forwarding> of(String name) {
        if (name.equals(StackCompiler.FORWARDING_V4)) {
            return Optional.of(new Forwarding(name, ""));
        }
        if (name.equals(REDIRECTS)) {
            return Optional.of(new Forwarding(StackCompiler.FORWARDING_V4, "all"));
        }
        boolean v4 = name.startsWith(V4);
        if (!name.endsWith(END) || !(v4 || name.startsWith(V6)) || name.length() <= V4.length() + END.length()) {
            return Optional.empty();
        }
        String device = name.substring(V4.length(), name.length() - END.length());
        return Optional.of(new Forwarding(
                v4 ? StackCompiler.FORWARDING_V4 : StackCompiler.FORWARDING_V6, device.equals("all") ? "" : device));
    }
}
