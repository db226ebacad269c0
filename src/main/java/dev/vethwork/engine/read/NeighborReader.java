package dev.vethwork.engine.read;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import dev.vethwork.state.FdbEntry;
import dev.vethwork.state.Neighbor;
import dev.vethwork.state.ProxyEntry;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads {@code ip -j neigh} and {@code bridge -j fdb}. */
public final class NeighborReader {
    private NeighborReader() {}

    public static List<Neighbor> parse(List<JsonNode> objects) {
        return objects.stream()
                .filter(IpJson::isNeighbor)
                .map(node -> new Neighbor(
                        Addresses.parse(node.path("dst").asString()),
                        node.path("dev").asString(),
                        node.has("lladdr") ? new Mac(node.path("lladdr").asString()) : null,
                        IpJson.words(node.path("state")).stream().findFirst().orElse("NONE"),
                        Numbers.protocol(node.path("protocol").asString("unspec"))))
                .toList();
    }

    /** The answers of {@code ip neigh show proxy}. */
    public static List<ProxyEntry> proxies(List<JsonNode> objects) {
        return objects.stream()
                .filter(IpJson::isProxy)
                .map(node -> new ProxyEntry(
                        Addresses.parse(node.path("dst").asString()),
                        node.path("dev").asString(),
                        Numbers.protocol(node.path("protocol").asString("unspec"))))
                .toList();
    }

    /** What bridges have learnt: neither their own addresses nor those of groups. */
    public static List<FdbEntry> fdb(String text) {
        List<FdbEntry> all = new ArrayList<>();
        for (JsonNode node : IpJson.objects(text)) {
            if (node.has("master") && !node.path("state").asString("").equals("permanent")) {
                try {
                    all.add(new FdbEntry(
                            new Mac(node.path("mac").asString()),
                            node.path("master").asString(),
                            node.path("ifname").asString()));
                } catch (BadValue e) {
                    // A vxlan's entry has an address where a bridge's has a MAC.
                }
            }
        }
        return all;
    }
}
