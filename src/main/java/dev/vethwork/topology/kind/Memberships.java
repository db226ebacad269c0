package dev.vethwork.topology.kind;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which interfaces of one node are ports or members of which others of it.
 *
 * @param masters by the name of the member
 */
public record Memberships(Map<String, String> masters) {
    public static Memberships of(Collection<DrawnInterface> interfaces) {
        Map<String, String> masters = new HashMap<>();
        for (DrawnInterface drawn : interfaces) {
            String bridge = drawn.bridge();
            if (bridge != null) {
                masters.put(drawn.name(), bridge);
            }
            drawn.members().forEach(member -> masters.putIfAbsent(member, drawn.name()));
        }
        return new Memberships(Map.copyOf(masters));
    }

    public @Nullable String masterOf(String name) {
        return masters.get(name);
    }
}
