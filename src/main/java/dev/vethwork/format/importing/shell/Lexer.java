package dev.vethwork.format.importing.shell;

/** What the grammar sees: words, the words that rule it, and the blanks, comments, line ends and heredocs between them. */
final class Lexer {
    private final Characters in;
    private final WordReader words;
    private final Heredocs heredocs;

    Lexer(Characters in, WordReader words, Heredocs heredocs) {
        this.in = in;
        this.words = words;
        this.heredocs = heredocs;
    }

    void expectWord(String word) {
        blankLines();
        if (!keyword().equals(word)) {
            throw in.unreadable();
        }
        in.skip(word);
    }

    Word word() {
        Word word = words.read();
        if (word == null) {
            throw in.unreadable();
        }
        return word;
    }

    /** The word here as it is written, to look at: it may rule the grammar. */
    String keyword() {
        String rest = in.rest();
        if (rest.startsWith(";;&")) {
            return ";;&";
        }
        if (rest.startsWith(";;") || rest.startsWith(";&")) {
            return rest.substring(0, 2);
        }
        int end = 0;
        while (end < rest.length() && end < 10 && " \t\n;&|<>()".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    void blanks() {
        while (!in.atEnd()) {
            char c = in.peek();
            if (c == ' ' || c == '\t' || c == '\u00a0') {
                in.next();
            } else if (in.looksAt("\\\n")) {
                in.skip("\\\n");
            } else if (c == '#' && in.beginsWord()) {
                while (!in.atEnd() && in.peek() != '\n') {
                    in.next();
                }
            } else {
                return;
            }
        }
    }

    void blankLines() {
        while (true) {
            blanks();
            if (in.atEnd() || in.peek() != '\n') {
                return;
            }
            in.next();
            heredocs.read(in);
        }
    }

    /** The name of a function or of a loop's variable. */
    String name() {
        int start = in.place();
        while (!in.atEnd() && " \t\n;&|<>(){}".indexOf(in.peek()) < 0) {
            in.next();
        }
        return in.from(start);
    }
}
