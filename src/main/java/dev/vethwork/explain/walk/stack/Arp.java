package dev.vethwork.explain.walk.stack;

import dev.vethwork.net.Prefix;
import dev.vethwork.state.Interface;
import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a stack answers when somebody asks for an IPv4 address on one of its interfaces (arp_process in net/ipv4/arp.c). */
public record Arp(Stack stack, String device) {
    /** How an address is answered for. */
    public enum Answer {
        /** It is its own. */
        OWN,
        /** It knows the way to it, and says that it were its own (proxy_arp). */
        PROXY,
        NONE
    }

    /** In place of a setting: ARP is switched off there, so that nobody who asks is answered. */
    public static final String DEAF = "deaf";

    /** The same, so that nobody is asked: all that leaves is for the interface's own MAC address (arp_constructor). */
    public static final String MUTE = "mute";

    /** Settings by which a stack stays silent about an address of its own. */
    private static final int NEVER = 8;

    private static final int OF_INTERFACE = 1;
    private static final int OF_SUBNET = 2;
    private static final int NOT_OF_HOST = 3;

    /** @param asker the address that asks; null where it has none */
    public Answer to(@Nullable IPAddress asker, IPAddress asked) {
        if (isOff(stack, device) || asked.isMulticast() || asked.isLoopback() && !stack.switches().either(device, "route_localnet")) {
            return Answer.NONE;
        }
        if (stack.owns(asked, device)) {
            return silencedBy(asker, asked).isEmpty() ? Answer.OWN : Answer.NONE;
        }
        return asker != null && proxies(asked) ? Answer.PROXY : Answer.NONE;
    }

    /** Whether somebody switched it off on an interface (IFF_NOARP). */
    public static boolean isOff(Stack stack, String device) {
        return stack.state().device(device).filter(d -> !d.arp()).isPresent();
    }

    /** Whether it is not a setting that keeps it silent, but that it is switched off. */
    public static boolean isOff(String silencedBy) {
        return silencedBy.equals(DEAF) || silencedBy.equals(MUTE);
    }

    /** The setting by which it is silent about an address of its own; empty where it answers. */
    public Optional<String> silencedBy(@Nullable IPAddress asker, IPAddress asked) {
        if (isOff(stack, device)) {
            return Optional.of(DEAF);
        }
        if (isIgnored(asker, asked)) {
            return Optional.of("arp_ignore");
        }
        // The way back is that of what it sends from there (arp_filter in net/ipv4/arp.c).
        boolean elsewhere = asker != null
                && stack.switches().either(device, "arp_filter")
                && stack.routing().lookup(RouteQuestion.from(asked, asker)).stream()
                        .flatMap(r -> r.hops().stream())
                        .noneMatch(h -> device.equals(h.device()));
        return elsewhere ? Optional.of("arp_filter") : Optional.empty();
    }

    private boolean isIgnored(@Nullable IPAddress asker, IPAddress asked) {
        return switch (stack.switches().larger(device, "arp_ignore")) {
            case OF_INTERFACE -> addresses().noneMatch(p -> p.address().equals(asked));
            case OF_SUBNET -> addresses().noneMatch(p -> p.address().equals(asked))
                    || addresses().noneMatch(p -> p.contains(asked) && (asker == null || p.contains(asker)));
            case NOT_OF_HOST -> asked.isLoopback();
            case NEVER -> true;
            default -> false;
        };
    }

    private Stream<Prefix> addresses() {
        return stack.state().device(device).map(Interface::addresses).orElse(java.util.List.of()).stream()
                .filter(p -> p.address().isIPv4());
    }

    /** What a proxy lacks to answer for an address of another, as the end of a key; empty where it is none. */
    public Optional<String> proxyLacks(IPAddress asked) {
        Switches switches = stack.switches();
        boolean others = switches.either(device, "proxy_arp");
        if (!others && !switches.alone(device, "proxy_arp_pvlan")) {
            return Optional.empty();
        }
        if (!switches.forwards(device)) {
            return Optional.of("forwarding");
        }
        return Optional.of(wayOut(asked).isEmpty() ? "route" : "same");
    }

    /** Whether it forwards what comes in here, and has a way to that address. */
    private boolean proxies(IPAddress asked) {
        Switches switches = stack.switches();
        boolean others = switches.either(device, "proxy_arp");
        boolean same = switches.alone(device, "proxy_arp_pvlan");
        boolean named = stack.standsFor(asked, device);
        return (others || same || named)
                && switches.forwards(device)
                && wayOut(asked)
                        .filter(out -> out.equals(device) ? same : named || others && areApart(switches, out))
                        .isPresent();
    }

    /** The interface by which it would send there. Of several next hops the kernel takes any. */
    private Optional<String> wayOut(IPAddress asked) {
        return stack.broadcast(asked) != null
                ? Optional.empty()
                : stack.routing()
                        .lookup(new RouteQuestion(asked, null, device, "", device))
                        .filter(r -> r.type() == RouteEntry.Type.UNICAST && !r.hops().isEmpty())
                        .map(r -> Objects.requireNonNullElse(r.hops().getFirst().device(), ""));
    }

    /** Interfaces of one medium need nobody between them; -1 takes part in nothing (ip-sysctl: medium_id). */
    private boolean areApart(Switches switches, String out) {
        int here = switches.number(device, "medium_id");
        int there = switches.number(out, "medium_id");
        return here == 0 || here != -1 && there != here && there != -1;
    }
}
