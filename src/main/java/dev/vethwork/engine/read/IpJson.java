package dev.vethwork.engine.read;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The objects that a batch of {@code ip -j} prints: one array a command, several commands behind each other. */
public final class IpJson {
    private IpJson() {}

    /** Every object of every array. What is not JSON is left out: iproute2 prints warnings between its answers. */
    public static List<JsonNode> objects(String text) {
        List<JsonNode> all = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("[")) {
                try {
                    JsonTree.read(line).forEach(node -> {
                        if (node.isObject() && !node.isEmpty()) {
                            all.add(node);
                        }
                    });
                } catch (JacksonException e) {
                    // A line that was cut or is no JSON tells nothing.
                }
            }
        }
        return all;
    }

    static boolean isLink(JsonNode node) {
        return node.has("ifindex") && node.has("ifname");
    }

    static boolean isNeighbor(JsonNode node) {
        return node.has("dst") && node.has("state");
    }

    static boolean isRoute(JsonNode node) {
        return node.has("dst") && !node.has("state") && !node.has("priority") && !isProxy(node);
    }

    static boolean isProxy(JsonNode node) {
        return node.has("dst") && node.has("proxy");
    }

    static boolean isRoutingRule(JsonNode node) {
        return node.has("priority") && node.has("src");
    }

    static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asString()));
        return words;
    }
}
