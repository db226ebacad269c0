package dev.vethwork.format.importing.command.firewall;

import dev.vethwork.format.importing.command.CommandEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of nft's language, one after the other: a block, a list and the end of a statement are words of their own. */
final class NftText {
    static final String END = ";";

    private static final Pattern WORD = Pattern.compile("#[^\n]*|\\\\\n|\"([^\"]*)\"|'([^']*)'|[{};,\n]|!=|==|=|[^\\s{};,\"'=!]+|!");

    private final List<String> words = new ArrayList<>();
    private int place;

    NftText(String text) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            if (matcher.group(1) != null) {
                words.add(matcher.group(1));
            } else if (matcher.group(2) != null) {
                // A chain's block in one pair of quotes, as a shell is given it.
                words.addAll(new NftText(matcher.group(2)).words);
            } else if (word.equals("\n")) {
                words.add(END);
            } else if (!word.startsWith("#") && !word.startsWith("\\")) {
                words.add(word);
            }
        }
    }

    boolean hasNext() {
        return place < words.size();
    }

    String peek() {
        return hasNext() ? words.get(place) : "";
    }

    String next() {
        return hasNext() ? words.get(place++) : "";
    }

    boolean skip(String word) {
        if (hasNext() && peek().equals(word)) {
            place++;
            return true;
        }
        return false;
    }

    /** The words up to the end of the statement, or the end of the block around it. A list of several lines is one. */
    List<String> statement() {
        List<String> all = new ArrayList<>();
        int depth = 0;
        while (hasNext() && (depth > 0 || !peek().equals(END) && !peek().equals("}"))) {
            String word = next();
            depth += word.equals("{") ? 1 : word.equals("}") ? -1 : 0;
            if (depth == 0 || !word.equals(END)) {
                all.add(word);
            }
        }
        skip(END);
        return all;
    }

    /** Reads over a block, whose first brace was read. */
    List<String> block() {
        List<String> all = new ArrayList<>();
        int depth = 1;
        while (hasNext()) {
            String word = next();
            depth += word.equals("{") ? 1 : word.equals("}") ? -1 : 0;
            if (depth == 0) {
                return all;
            }
            all.add(word);
        }
        throw CommandEnd.failed("incomplete", "nft");
    }
}
