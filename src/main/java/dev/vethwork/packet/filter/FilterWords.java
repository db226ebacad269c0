package dev.vethwork.packet.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, one after the other. */
final class FilterWords {
    private static final Pattern WORD = Pattern.compile("\\(|\\)|&&|\\|\\||!|[^\\s()&|!]+|\\S");

    private final List<String> all;
    private int at;

    private FilterWords(List<String> all) {
        this.all = List.copyOf(all);
    }

    static FilterWords of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return new FilterWords(words);
    }

    boolean isEmpty() {
        return at >= all.size();
    }

    /** The next word, empty at the end. */
    String peek() {
        return isEmpty() ? "" : all.get(at);
    }

    String take() {
        String word = peek();
        at++;
        return word;
    }

    /** Takes the next word if it is one of these. */
    boolean take(String word, String otherwise) {
        boolean is = !isEmpty() && (peek().equals(word) || peek().equals(otherwise));
        at += is ? 1 : 0;
        return is;
    }

    /** The word before the next; empty at the beginning. */
    String before() {
        return at == 0 || at > all.size() ? "" : all.get(at - 1);
    }
}
