package dev.vethwork.engine.observe;

import java.util.List;

/** Lines of a word and what is said of it: {@code hostname red}. */
record WordLines(List<String> all) {
    static WordLines of(String text) {
        return new WordLines(text.lines().toList());
    }

    /** What is said first; empty for nothing. */
    String word(String key) {
        return words(key).stream().findFirst().orElse("");
    }

    List<String> words(String key) {
        return all.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1).strip())
                .toList();
    }
}
