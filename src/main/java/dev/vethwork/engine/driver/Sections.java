package dev.vethwork.engine.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer in several parts. */
public record Sections(List<Section> all, Map<String, String> texts) {
    /** A part: its name, the namespace it is about (empty for root) and what was printed. */
    public record Section(String name, String namespace, String text) {}

    public Sections(List<Section> all) {
        this(List.copyOf(all), texts(all));
    }

    private static Map<String, String> texts(List<Section> all) {
        Map<String, String> texts = HashMap.newHashMap(all.size());
        all.forEach(section -> {
            texts.putIfAbsent(section.name() + " " + section.namespace(), section.text());
            texts.putIfAbsent(section.name(), section.text());
        });
        return texts;
    }

    public static Sections parse(String marker, String text) {
        List<Section> found = new ArrayList<>();
        String start = marker + " ";
        int at = text.startsWith(start) ? 0 : text.indexOf("\n" + start) + 1;
        while (at >= 0 && text.startsWith(start, at)) {
            int lineEnd = text.indexOf('\n', at);
            int head = lineEnd < 0 ? text.length() : lineEnd;
            int next = text.indexOf("\n" + start, head);
            String[] words = text.substring(at + start.length(), head).split(" ", 2);
            String body = head >= text.length() ? "" : text.substring(head + 1, next < 0 ? text.length() : Math.max(head + 1, next));
            String namespace = words.length < 2 || words[1].equals(".") ? "" : words[1];
            found.add(new Section(words[0], namespace, body));
            at = next < 0 ? -1 : next + 1;
        }
        return new Sections(found);
    }

    public List<Section> named(String name) {
        return all.stream().filter(s -> s.name().equals(name)).toList();
    }

    /** The text of the only part of that name; empty where there is none. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    public String text(String name, String namespace) {
        return texts.getOrDefault(name + " " + namespace, "");
    }
}
