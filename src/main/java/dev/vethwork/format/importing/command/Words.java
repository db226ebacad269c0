package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.shell.Unknown;
import java.util.List;

/** The arguments of a command, one after the other. */
final class Words {
    private final List<String> words;
    private int place;

    Words(List<String> words) {
        this.words = words;
    }

    boolean hasNext() {
        return place < words.size();
    }

    String peek() {
        return place < words.size() ? words.get(place) : "";
    }

    /** The next one, empty at the end. */
    String next() {
        return place < words.size() ? words.get(place++) : "";
    }

    /** The next one, which must be there and be known. @param of what it is said for */
    String value(String of) {
        if (!hasNext()) {
            throw Stop.failed("incomplete", of);
        }
        return known(next());
    }

    int number(String of) {
        String word = value(of);
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw Stop.failed("number", word, of);
        }
    }

    boolean skip(String word) {
        if (hasNext() && peek().equals(word)) {
            place++;
            return true;
        }
        return false;
    }

    List<String> rest() {
        return words.subList(Math.min(place, words.size()), words.size());
    }

    private static String known(String word) {
        if (Unknown.isIn(word)) {
            throw Stop.refused("unknown", Unknown.source(word).orElse(word));
        }
        return word;
    }

    /** The first of these of which the word is a beginning, as iproute2 lets one abbreviate; empty where there is none. */
    static String match(String word, String... all) {
        if (!word.isEmpty()) {
            for (String each : all) {
                if (each.startsWith(word)) {
                    return each;
                }
            }
        }
        return "";
    }
}
