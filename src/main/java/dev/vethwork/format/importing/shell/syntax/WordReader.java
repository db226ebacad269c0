package dev.vethwork.format.importing.shell.syntax;

import dev.vethwork.format.importing.shell.syntax.Word.Form;
import dev.vethwork.format.importing.shell.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads words: quotes and substitutions. */
final class WordReader {
    /** What ends a word that is not quoted. */
    private static final String ENDS = " \t\n;&|<>()";

    private final Characters in;
    private final Parser commands;
    private final ParameterReader parameters;

    WordReader(Characters in, Parser commands) {
        this.in = in;
        this.commands = commands;
        this.parameters = new ParameterReader(in, this);
    }

    /** The word at this place, up to a blank or an operator; null where none begins here. */
    @Nullable Word read() {
        return read(ENDS);
    }

    /** The same up to one of these characters. */
    @Nullable Word read(String ends) {
        List<Part> parts = new ArrayList<>();
        int start = in.place();
        while (!in.atEnd() && (ends.indexOf(in.peek()) < 0 || processSubstitution())) {
            part(parts, false);
        }
        return in.place() == start ? null : new Word(parts);
    }

    private boolean processSubstitution() {
        return in.looksAt("<(") || in.looksAt(">(");
    }

    /** A text in which parameters and substitutions are evaluated, as between double quotes: of a heredoc. */
    static Word quoted(String text, int line) {
        Characters in = new Characters(text, line);
        WordReader reader = new WordReader(in, new Parser(in));
        List<Part> parts = new ArrayList<>();
        while (!in.atEnd()) {
            reader.quotedPart(parts, '\0');
        }
        return new Word(parts);
    }

    void part(List<Part> parts, boolean inBraces) {
        char c = in.peek();
        switch (c) {
            case '\\' -> escaped(parts);
            case '\'' -> {
                in.next();
                parts.add(new Part.Text(in.until("'"), true));
            }
            case '\u2018' -> {
                in.next();
                parts.add(new Part.Text(in.untilAnyOf("'\u2018\u2019"), true));
            }
            case '"', '\u201c' -> doubleQuoted(parts);
            case '$' -> dollar(parts, false);
            case '`' -> backquoted(parts, false);
            case '<', '>' -> {
                boolean read = in.next() == '<';
                in.next();
                Tree inner = commands.nested(")");
                parts.add(read ? new Part.Printed(inner) : new Part.Text(Unknown.of(">( )"), true));
            }
            default -> text(parts, inBraces);
        }
    }

    private static void add(List<Part> parts, String text, boolean quoted) {
        parts.add(new Part.Text(text, quoted));
    }

    private void text(List<Part> parts, boolean inBraces) {
        int start = in.place();
        in.next();
        while (!in.atEnd()
                && (Character.isLetterOrDigit(in.peek()) || "/.,:=_-+@%".indexOf(in.peek()) >= 0)
                && !inBraces) {
            in.next();
        }
        add(parts, in.from(start), false);
    }

    private void escaped(List<Part> parts) {
        in.next();
        if (in.atEnd()) {
            add(parts, "\\", true);
        } else if (in.peek() == '\n') {
            in.next();
        } else {
            add(parts, String.valueOf(in.next()), true);
        }
    }

    private void doubleQuoted(List<Part> parts) {
        boolean curly = in.next() != '"';
        add(parts, "", true);
        while (true) {
            if (in.atEnd()) {
                throw in.unreadable();
            }
            char c = in.peek();
            if (c == '"' || curly && (c == '\u201d' || c == '\u201c')) {
                in.next();
                return;
            }
            quotedPart(parts, '"');
        }
    }

    /** @param quote what may be escaped as well */
    private void quotedPart(List<Part> parts, char quote) {
        char c = in.peek();
        if (c == '\\') {
            in.next();
            if (in.atEnd()) {
                add(parts, "\\", true);
                return;
            }
            char what = in.next();
            if (what == '$' || what == '`' || what == '\\' || what == quote) {
                add(parts, String.valueOf(what), true);
            } else if (what != '\n') {
                add(parts, "\\" + what, true);
            }
        } else if (c == '$') {
            dollar(parts, true);
        } else if (c == '`') {
            backquoted(parts, true);
        } else {
            int start = in.place();
            in.next();
            while (!in.atEnd() && "\\$`\"\u201d\u201c".indexOf(in.peek()) < 0) {
                in.next();
            }
            add(parts, in.from(start), true);
        }
    }

    private void backquoted(List<Part> parts, boolean quoted) {
        int line = in.line();
        in.next();
        StringBuilder text = new StringBuilder();
        while (!in.atEnd() && in.peek() != '`') {
            char c = in.next();
            if (c == '\\' && !in.atEnd() && "$`\\".indexOf(in.peek()) >= 0) {
                text.append(in.next());
            } else {
                text.append(c);
            }
        }
        in.expect('`');
        parts.add(new Part.Output(Parser.parse(text.toString(), line), quoted));
    }

    private void dollar(List<Part> parts, boolean quoted) {
        in.next();
        if (in.atEnd()) {
            add(parts, "$", true);
        } else if (in.skip("((")) {
            parts.add(new Part.Reckoned(calculation(), quoted));
        } else if (in.skip("(")) {
            parts.add(new Part.Output(commands.nested(")"), quoted));
        } else if (in.skip("[")) {
            // The older way to write it.
            parts.add(new Part.Reckoned(calculation('[', "]"), quoted));
        } else if (in.skip("{")) {
            parts.add(parameters.braced(quoted));
        } else if (in.peek() == '\'' && !quoted) {
            in.next();
            add(parts, Escapes.of(in.untilUnescaped('\'')), true);
        } else if (in.peek() == '"' && !quoted) {
            doubleQuoted(parts);
        } else {
            String name = parameters.name();
            if (name.isEmpty()) {
                add(parts, "$", true);
            } else {
                parts.add(new Part.Parameter(name, null, Form.PLAIN, List.of(), quoted));
            }
        }
    }

    /** What stands between (( and )), which need not be quoted. */
    Word calculation() {
        return calculation('(', "))");
    }

    private Word calculation(char opens, String end) {
        char closes = end.charAt(0);
        List<Part> parts = new ArrayList<>();
        int depth = 0;
        while (true) {
            if (in.atEnd()) {
                throw in.unreadable();
            }
            if (depth == 0 && in.skip(end)) {
                return new Word(parts);
            }
            char c = in.peek();
            if (c == '$') {
                dollar(parts, true);
            } else if (c == '"') {
                in.next();
            } else if (c == '`') {
                backquoted(parts, true);
            } else {
                depth += c == opens ? 1 : c == closes ? -1 : 0;
                add(parts, String.valueOf(in.next()), true);
            }
        }
    }

}
