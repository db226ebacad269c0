package dev.vethwork.format.importing.shell.syntax;

import dev.vethwork.format.importing.shell.syntax.Tree.Assignment;
import dev.vethwork.format.importing.shell.syntax.Tree.Redirect;
import dev.vethwork.format.importing.shell.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a command of words: assignments before it, its name and arguments, redirects anywhere between them. */
final class SimpleCommandParser {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\[[^]=]*])?(\\+?)=");

    private final Characters in;
    private final WordReader words;
    private final Lexer lexer;
    private final RedirectParser redirect;

    SimpleCommandParser(Characters in, WordReader words, Lexer lexer, RedirectParser redirect) {
        this.in = in;
        this.words = words;
        this.lexer = lexer;
        this.redirect = redirect;
    }

    Tree read(int line) {
        int start = in.place();
        List<Assignment> assignments = new ArrayList<>();
        List<Word> all = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        int end = start;
        while (true) {
            lexer.blanks();
            if (in.atEnd()) {
                break;
            }
            if (redirect.read(redirects)) {
                end = in.place();
                continue;
            }
            if (all.isEmpty() || declares(all.getFirst())) {
                Assignment assignment = assignment();
                if (assignment != null) {
                    if (all.isEmpty()) {
                        assignments.add(assignment);
                    } else {
                        all.add(declared(assignment));
                        declarations(assignments, assignment);
                    }
                    end = in.place();
                    continue;
                }
            }
            Word word = words.read();
            if (word == null) {
                break;
            }
            all.add(word);
            end = in.place();
        }
        if (end == start) {
            throw in.unreadable();
        }
        return new Tree.Simple(line, in.between(start, end), assignments, all, redirects);
    }

    /** A list that a declaration sets cannot be a word of it; it is set with it all the same. */
    private static void declarations(List<Assignment> assignments, Assignment assignment) {
        if (assignment.items() != null) {
            assignments.add(assignment);
        }
    }

    private static boolean declares(Word first) {
        String name = first.plain();
        return name != null && Set.of("local", "declare", "typeset", "export", "readonly").contains(name);
    }

    private static Word declared(Assignment assignment) {
        if (assignment.items() != null) {
            return Word.of(assignment.name());
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Text(assignment.name() + (assignment.appends() ? "+=" : "="), true));
        for (Part part : assignment.value().parts()) {
            parts.add(part instanceof Part.Text text ? new Part.Text(text.text(), true) : quotedPart(part));
        }
        return new Word(parts);
    }

    private static Part quotedPart(Part part) {
        return switch (part) {
            case Part.Text text -> new Part.Text(text.text(), true);
            case Part.Parameter p -> new Part.Parameter(p.name(), p.index(), p.form(), p.arguments(), true);
            case Part.Output output -> new Part.Output(output.commands(), true);
            case Part.Printed printed -> printed;
            case Part.Reckoned number -> new Part.Reckoned(number.expression(), true);
        };
    }

    private @Nullable Assignment assignment() {
        Matcher matcher = ASSIGNMENT.matcher(in.rest());
        if (!matcher.lookingAt()) {
            return null;
        }
        String index = matcher.group(2);
        String name = matcher.group(1);
        boolean appends = !matcher.group(3).isEmpty();
        in.skip(matcher.group());
        Word at = index == null ? null : WordReader.quoted(index.substring(1, index.length() - 1), in.line());
        if (in.skip("(")) {
            List<Word> items = new ArrayList<>();
            while (true) {
                lexer.blankLines();
                if (in.skip(")")) {
                    return new Assignment(name, at, appends, Word.EMPTY, items);
                }
                items.add(lexer.word());
            }
        }
        Word value = words.read();
        return new Assignment(name, at, appends, value == null ? Word.EMPTY : value, null);
    }
}
