package dev.vethwork.engine.read.kind;

import dev.vethwork.net.Addresses;
import dev.vethwork.state.kind.LinkKind;
import dev.vethwork.state.kind.Vxlan;
import inet.ipaddr.IPAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Of several other ends the forwarding table tells; its entry without a MAC is for whom nobody knows. */
final class VxlanInfo implements LinkInfo {
    private static final String NOBODY = "00:00:00:00:00:00";

    @Override
    public Vxlan read(JsonNode link, JsonNode data) {
        IPAddress remote = address(data, "remote");
        return new Vxlan(
                data.path("id").asInt(),
                address(data, "local"),
                remote == null ? List.of() : List.of(remote),
                data.path("port").asInt(Vxlan.USUAL_PORT));
    }

    /** The kernel has words of its own for addresses of the other family. */
    private static @Nullable IPAddress address(JsonNode data, String key) {
        for (String name : List.of(key, key + "6")) {
            if (data.has(name)) {
                return Addresses.parse(data.path(name).asString());
            }
        }
        return null;
    }

    @Override
    public LinkKind forwarding(LinkKind kind, List<JsonNode> entries, boolean each) {
        return kind instanceof Vxlan vxlan
                ? vxlan.withRemotes(entries.stream()
                        .filter(entry -> entry.has("dst"))
                        .filter(entry -> entry.path("mac").asString("").equals(NOBODY)
                                || each && entry.path("state").asString("").equals("permanent"))
                        .map(entry -> Addresses.parse(entry.path("dst").asString()))
                        .toList())
                : kind;
    }
}
