package dev.vethwork.plan;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import java.util.ArrayList;
import java.util.List;

/** Splits a command into words as a shell would, quotes and backslashes included, and expands nothing. */
public final class CommandSplitter {
    private CommandSplitter() {}

    /** @throws BadValue where a quote is left open */
    public static List<String> split(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote == '\'' ? c != '\'' : quote == '"' && c != '"' && c != '\\') {
                word.append(c);
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == '\\' && i + 1 < command.length()) {
                char next = command.charAt(++i);
                // Inside double quotes a backslash protects only what means something there.
                word.append(quote == '"' && "\"\\$`".indexOf(next) < 0 ? "\\" : "").append(next);
                begun = true;
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw BadValue.of("command.quote", Quote.of(command), quote);
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** The words, or blanks as the only separators where a quote is left open. */
    public static List<String> splitLeniently(String command) {
        try {
            return split(command);
        } catch (BadValue e) {
            return List.of(command.strip().split("\\s+"));
        }
    }
}
