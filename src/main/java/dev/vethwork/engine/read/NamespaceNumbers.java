package dev.vethwork.engine.read;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The numbers that a namespace has for others, as {@code ip -j netns list} tells them there (ip-netns(8)), and {@code list-id},
 * which knows those without a name as well. The kernel ends that second list after some 130 (6.18).
 */
public final class NamespaceNumbers {
    private NamespaceNumbers() {}

    /** Names by number; empty for one without a name, as the root namespace has none. */
    public static Map<Integer, String> parse(String text) {
        Map<Integer, String> names = new HashMap<>();
        for (JsonNode node : IpJson.objects(text)) {
            JsonNode number = node.has("id") ? node.path("id") : node.path("nsid");
            if (number.isInt()) {
                names.put(number.asInt(), node.path("name").asString(""));
            }
        }
        return names;
    }
}
