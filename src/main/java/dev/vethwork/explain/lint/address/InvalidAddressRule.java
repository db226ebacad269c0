package dev.vethwork.explain.lint.address;

import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.Drawing;
import dev.vethwork.explain.lint.drawn.DrawnAddress;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.net.Family;
import dev.vethwork.net.Prefix;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An address that no interface can usefully have: a network's own, a broadcast, a group, nobody's, everybody's own. */
public final class InvalidAddressRule implements LintRule {
    @Override
    public List<Finding> check(Drawing drawing) {
        return drawing.addresses().stream()
                .flatMap(a -> Stream.ofNullable(kind(a.address().prefix())).map(kind -> finding(a, kind)))
                .toList();
    }

    private static Finding finding(DrawnAddress drawn, String kind) {
        // The kernel takes v4's without a word and refuses v6's.
        boolean refused = drawn.address().family() == Family.V6 && !kind.equals("NETWORK");
        return Found.make(
                Finding.Level.ERROR,
                "INVALID_ADDRESS",
                "INVALID_ADDRESS." + kind,
                drawn.element(),
                null,
                refused,
                drawn.element(),
                drawn.address().text(),
                drawn.address().subnet().text());
    }

    private static @Nullable String kind(Prefix prefix) {
        IPAddress ip = prefix.address();
        if (ip.isMulticast()) {
            return "MULTICAST";
        }
        if (ip.isZero() || ip.isLoopback()) {
            return "SPECIAL";
        }
        if (prefix.length() >= prefix.family().bits() - 1) {
            return null;
        }
        // v6's own network address is the routers' anycast (RFC 4291, 2.6.1).
        if (!prefix.hasHostBits()) {
            return "NETWORK";
        }
        boolean broadcast = prefix.family() == Family.V4
                && ip.toMaxHost(prefix.length()).withoutPrefixLength().equals(ip);
        return broadcast ? "BROADCAST" : null;
    }
}
