package dev.vethwork.plan;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.RouteEntry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps a lab from settings that would change the machine's own interfaces, addresses and routes. */
final class SettingGuard {
    private static final Pattern OF_DEVICE = Pattern.compile("net\\.ipv[46]\\.(?:conf|neigh)\\.(.+)\\.[^.]+");
    private static final Pattern V6_OFF = Pattern.compile("net\\.ipv6\\.conf\\.(all|default)\\.disable_ipv6");
    private static final Pattern FORWARDING = Pattern.compile("net\\.ipv4\\.ip_forward|net\\.ipv[46]\\.conf\\.all\\.forwarding");

    private final Comparison comparison;
    private final Drafts drafts;
    private final NamespaceState root;

    SettingGuard(Comparison comparison, Drafts drafts, NamespaceState root) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.root = root;
    }

    void check(NamespaceState wanted) {
        wanted.sysctls().forEach((name, value) -> {
            String now = root.sysctls().get(name);
            String needed = root.sysctls().get(Marks.NEEDED_SYSCTL + name);
            if (needed != null && !needed.equals(value)) {
                refuse(
                        "another lab on this machine needs " + name + " to be " + needed + ", and this one wants "
                                + value,
                        "draw the same value, or take the other lab down first");
            } else if (!value.equals(now)) {
                change(name, value);
            }
        });
    }

    private void change(String name, String value) {
        Matcher device = OF_DEVICE.matcher(name);
        if (V6_OFF.matcher(name).matches() && !value.equals("0")) {
            refuse(
                    name + "=" + value + " would take the machine's own IPv6 addresses away",
                    "set it in a namespace, or for an interface of the lab's only");
        } else if (device.matches() && HostGuard.isStrangers(comparison, root, device.group(1))) {
            refuse(
                    name + " is a setting of the interface " + device.group(1) + ", which is not this lab's",
                    "set it for an interface of the lab's only");
        } else if (FORWARDING.matcher(name).matches() && value.equals("0")) {
            refuse(
                    name + "=0 would stop the forwarding that something else on this machine has switched on",
                    "leave the setting out");
        } else if (name.equals(StackCompiler.FORWARDING_V6) && !value.equals("0")) {
            advertised().ifPresent(name2 -> refuse(
                    "IPv6 forwarding would make the kernel forget the machine's own default route, which it learnt from a"
                            + " router advertisement on " + name2,
                    "sudo sysctl -w net.ipv6.conf." + name2 + ".accept_ra=2 first, or draw no IPv6 on the host"));
        }
    }

    /** The interface with an advertised default route that a router would give up; 2 is to accept them all the same. */
    private Optional<String> advertised() {
        return root.routes().stream()
                .filter(r -> r.to().equals(dev.vethwork.net.Prefix.ALL_V6) && r.protocol().equals("ra"))
                .flatMap(r -> r.hops().stream())
                .map(RouteEntry.Hop::device)
                .filter(d -> d != null
                        && !"2".equals(root.sysctls().get("net.ipv6.conf." + d + ".accept_ra")))
                .findFirst();
    }

    private void refuse(String message, String remedy) {
        drafts.conflict(comparison.element("", ""), message, remedy);
    }
}
