package dev.vethwork.format.importing.command;

import dev.vethwork.format.importing.shell.Unknown;
import java.util.List;

/** The arguments of a command, one after the other. */
public final class Words {
    private final List<String> words;
    private int place;

    public Words(List<String> words) {
        this.words = words;
    }

    public boolean hasNext() {
        return place < words.size();
    }

    public String peek() {
        return place < words.size() ? words.get(place) : "";
    }

    /** The next one, empty at the end. */
    public String next() {
        return place < words.size() ? words.get(place++) : "";
    }

    /** The next one, which must be there and be known. @param of what it is said for */
    public String value(String of) {
        if (!hasNext()) {
            throw CommandEnd.failed("incomplete", of);
        }
        return known(next());
    }

    public int number(String of) {
        String word = value(of);
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw CommandEnd.failed("number", word, of);
        }
    }

    public boolean skip(String word) {
        if (hasNext() && peek().equals(word)) {
            place++;
            return true;
        }
        return false;
    }

    public List<String> rest() {
        return words.subList(Math.min(place, words.size()), words.size());
    }

    private static String known(String word) {
        if (Unknown.isIn(word)) {
            throw CommandEnd.refused("unknown", Unknown.source(word).orElse(word));
        }
        return word;
    }

    /** The first of these of which the word is a beginning, as iproute2 lets one abbreviate; empty where there is none. */
    public static String match(String word, String... all) {
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
