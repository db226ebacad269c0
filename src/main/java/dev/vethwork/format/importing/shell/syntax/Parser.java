package dev.vethwork.format.importing.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads commands, by recursive descent, as bash does: lists, pipelines and functions here, what a command is made of in
 * the readers beside it. What cannot be read costs its line, not the rest.
 */
public final class Parser {
    private static final Set<String> ENDING =
            Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}", ";;", ";&", ";;&");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*[ \t]*\\([ \t]*\\)");

    /** How deep commands may be inside each other. */
    private static final int DEEPEST = 200;

    /**
     * How many characters may be read in vain. What never ends is read to the end of the text, and again from each line of
     * it: of a long text without an end that would take longer than anybody waits.
     */
    private static final int MOST_IN_VAIN = 1_000_000;

    private final Characters in;
    private final WordReader words;
    private final Heredocs heredocs = new Heredocs();
    private final Lexer lexer;
    private final RedirectParser redirects;
    private final SimpleCommandParser simple;
    private final CompoundParser compound;
    private int depth;

    Parser(Characters in) {
        this.in = in;
        this.words = new WordReader(in, this);
        this.lexer = new Lexer(in, words, heredocs);
        this.redirects = new RedirectParser(in, lexer, heredocs);
        this.simple = new SimpleCommandParser(in, words, lexer, redirects);
        this.compound = new CompoundParser(in, words, lexer, this);
    }

    public static Tree parse(String text, int line) {
        return new Parser(new Characters(text, line)).script();
    }

    /** Everything up to the end. */
    private Tree script() {
        List<Tree> all = new ArrayList<>();
        int line = in.line();
        int inVain = 0;
        while (true) {
            int start = in.place();
            int at = in.line();
            try {
                // With the texts of heredocs, which may be no less unreadable.
                lexer.blankLines();
                if (in.atEnd()) {
                    return new Tree.Sequence(line, all);
                }
                start = in.place();
                at = in.line();
                all.add(line());
            } catch (UnreadableException e) {
                inVain += in.place() - start;
                all.add(recovered(start, at));
                if (inVain > MOST_IN_VAIN) {
                    unread(all);
                }
            }
        }
    }

    /** All that is left, a line each. */
    private void unread(List<Tree> into) {
        while (!in.atEnd()) {
            int line = in.line();
            String rest = in.restOfLine();
            if (!rest.isBlank()) {
                into.add(new Tree.Unreadable(line, rest));
            }
        }
    }

    /** Goes on behind the line in which what cannot be read begins. */
    private Tree recovered(int start, int line) {
        heredocs.forget();
        depth = 0;
        in.goBack(start, line);
        String rest = in.restOfLine();
        // Of a heredoc the text begins on the next line.
        return rest.isBlank() && !in.atEnd()
                ? new Tree.Unreadable(in.line(), in.restOfLine())
                : new Tree.Unreadable(line, rest);
    }

    /** The commands up to a closing bracket of a substitution or a subshell, and past it. */
    Tree nested(String end) {
        if (++depth > DEEPEST) {
            throw in.unreadable();
        }
        Tree body = list();
        lexer.blankLines();
        if (!in.skip(end)) {
            throw in.unreadable();
        }
        depth--;
        return body;
    }

    /** Commands until a word that ends them. */
    Tree list() {
        List<Tree> all = new ArrayList<>();
        int line = in.line();
        while (true) {
            lexer.blankLines();
            if (in.atEnd() || in.peek() == ')' || ENDING.contains(lexer.keyword())) {
                return new Tree.Sequence(line, all);
            }
            all.add(line());
        }
    }

    /** One command with what joins it to the next, and the separator behind it. */
    private Tree line() {
        if (++depth > DEEPEST) {
            throw in.unreadable();
        }
        Tree tree = both();
        lexer.blanks();
        if (in.looksAt(";") && !in.looksAt(";;") && !in.looksAt(";&")) {
            in.next();
        } else if (in.looksAt("&") && !in.looksAt("&&")) {
            in.next();
            tree = new Tree.Background(tree.line(), tree);
        } else if (!in.atEnd() && in.peek() != '\n' && in.peek() != ')' && !in.looksAt(";")
                && !ENDING.contains(lexer.keyword())) {
            throw in.unreadable();
        }
        depth--;
        return tree;
    }

    private Tree both() {
        Tree first = pipeline();
        while (true) {
            lexer.blanks();
            boolean and = in.looksAt("&&");
            if (!and && !in.looksAt("||")) {
                return first;
            }
            in.skip(and ? "&&" : "||");
            lexer.blankLines();
            first = new Tree.Both(first.line(), first, and, pipeline());
        }
    }

    private Tree pipeline() {
        lexer.blanks();
        int line = in.line();
        boolean negated = false;
        while (lexer.keyword().equals("!")) {
            in.next();
            negated = !negated;
            lexer.blanks();
        }
        if (lexer.keyword().equals("time")) {
            in.skip("time");
            lexer.blanks();
        }
        List<Tree> stages = new ArrayList<>();
        stages.add(command());
        while (true) {
            lexer.blanks();
            if (!in.looksAt("|") || in.looksAt("||")) {
                break;
            }
            if (!in.skip("|&")) {
                in.next();
            }
            lexer.blankLines();
            stages.add(command());
        }
        return stages.size() == 1 && !negated ? stages.getFirst() : new Tree.Pipeline(line, stages, negated);
    }

    private Tree command() {
        lexer.blanks();
        int line = in.line();
        if (in.atEnd()) {
            throw in.unreadable();
        }
        if (in.skip("((")) {
            return redirects.redirected(new Tree.Calculation(line, words.calculation()));
        }
        if (in.skip("(")) {
            return redirects.redirected(new Tree.Subshell(line, nested(")")));
        }
        return switch (lexer.keyword()) {
            case "{" -> redirects.redirected(compound.braces());
            case "[[" -> redirects.redirected(compound.condition(line));
            case "if" -> {
                in.skip("if");
                yield redirects.redirected(compound.conditional(line));
            }
            case "while", "until" -> redirects.redirected(compound.loop(line));
            case "for", "select" -> redirects.redirected(compound.forLoop(line));
            case "case" -> redirects.redirected(compound.cases(line));
            case "function" -> {
                in.skip("function");
                lexer.blanks();
                String name = lexer.name();
                lexer.blanks();
                if (in.skip("(")) {
                    lexer.blanks();
                    in.expect(')');
                }
                yield function(line, name);
            }
            default -> {
                Matcher function = FUNCTION.matcher(in.rest());
                if (function.lookingAt()) {
                    String name = lexer.name();
                    in.untilAnyOf(")");
                    yield function(line, name);
                }
                yield simple.read(line);
            }
        };
    }

    private Tree function(int line, String name) {
        lexer.blankLines();
        return new Tree.Function(line, name, command());
    }
}
