package dev.vethwork.explain.walk.trip;

import dev.vethwork.state.RouteEntry;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack that a packet passed.
 *
 * @param in interface, empty where the packet began
 * @param out interface, empty where it ended
 * @param key of the decision's sentence in the bundle
 * @param detail what the sentence shows
 * @param route that it took, null where none was asked
 * @param neighbor on whose link-layer address it left, null where on nobody's
 * @param rules that decided over it, as {@code iptables-save} prints them
 */
public record Crossing(
        String namespace,
        String in,
        String out,
        String key,
        String detail,
        @Nullable RouteEntry route,
        @Nullable IPAddress neighbor,
        List<String> rules) {
    public Crossing {
        rules = List.copyOf(rules);
    }

    /** One that needed no route. */
    public static Crossing of(String namespace, String in, String out, String key, List<String> rules) {
        return new Crossing(namespace, in, out, key, "", null, null, rules);
    }
}
