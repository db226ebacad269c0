package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Tree.Arm;
import dev.vethwork.format.importing.shell.Tree.Assignment;
import dev.vethwork.format.importing.shell.Tree.Redirect;
import dev.vethwork.format.importing.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads commands, by recursive descent, as bash does. What cannot be read costs its line, not the rest. */
final class Parser {
    private static final Set<String> ENDING =
            Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}", ";;", ";&", ";;&");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\[[^]=]*])?(\\+?)=");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*[ \t]*\\([ \t]*\\)");
    private static final Pattern DESCRIPTOR = Pattern.compile("([0-9]?)(&>>|&>|<<<|<<-|<<|<>|<&|>&|>>|>\\||<|>)");

    /** How deep commands may be inside each other. */
    private static final int DEEPEST = 200;

    private final Characters in;
    private final WordReader words;
    private final List<Heredoc> heredocs = new ArrayList<>();
    private int depth;

    /** A heredoc whose text comes with the next line. */
    private record Heredoc(String end, boolean tabs, boolean literal, int descriptor, List<Redirect> redirects) {}

    Parser(Characters in) {
        this.in = in;
        this.words = new WordReader(in, this);
    }

    static Tree parse(String text, int line) {
        return new Parser(new Characters(text, line)).script();
    }

    /** Everything up to the end. */
    private Tree script() {
        List<Tree> all = new ArrayList<>();
        int line = in.line();
        while (true) {
            int start = in.place();
            int at = in.line();
            try {
                // With the texts of heredocs, which may be no less unreadable.
                blankLines();
                if (in.atEnd()) {
                    return new Tree.Sequence(line, all);
                }
                start = in.place();
                at = in.line();
                all.add(line());
            } catch (UnreadableException e) {
                all.add(recovered(start, at));
            }
        }
    }

    /** Goes on behind the line in which what cannot be read begins. */
    private Tree recovered(int start, int line) {
        heredocs.clear();
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
        blankLines();
        if (!in.skip(end)) {
            throw in.unreadable();
        }
        depth--;
        return body;
    }

    /** Commands until a word that ends them. */
    private Tree list() {
        List<Tree> all = new ArrayList<>();
        int line = in.line();
        while (true) {
            blankLines();
            if (in.atEnd() || in.peek() == ')' || ENDING.contains(keyword())) {
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
        blanks();
        if (in.looksAt(";") && !in.looksAt(";;") && !in.looksAt(";&")) {
            in.next();
        } else if (in.looksAt("&") && !in.looksAt("&&")) {
            in.next();
            tree = new Tree.Background(tree.line(), tree);
        } else if (!in.atEnd() && in.peek() != '\n' && in.peek() != ')' && !in.looksAt(";")
                && !ENDING.contains(keyword())) {
            throw in.unreadable();
        }
        depth--;
        return tree;
    }

    private Tree both() {
        Tree first = pipeline();
        while (true) {
            blanks();
            boolean and = in.looksAt("&&");
            if (!and && !in.looksAt("||")) {
                return first;
            }
            in.skip(and ? "&&" : "||");
            blankLines();
            first = new Tree.Both(first.line(), first, and, pipeline());
        }
    }

    private Tree pipeline() {
        blanks();
        int line = in.line();
        boolean negated = false;
        while (keyword().equals("!")) {
            in.next();
            negated = !negated;
            blanks();
        }
        if (keyword().equals("time")) {
            in.skip("time");
            blanks();
        }
        List<Tree> stages = new ArrayList<>();
        stages.add(command());
        while (true) {
            blanks();
            if (!in.looksAt("|") || in.looksAt("||")) {
                break;
            }
            if (!in.skip("|&")) {
                in.next();
            }
            blankLines();
            stages.add(command());
        }
        return stages.size() == 1 && !negated ? stages.getFirst() : new Tree.Pipeline(line, stages, negated);
    }

    private Tree command() {
        blanks();
        int line = in.line();
        if (in.atEnd()) {
            throw in.unreadable();
        }
        if (in.skip("((")) {
            return redirected(new Tree.Calculation(line, words.calculation()));
        }
        if (in.skip("(")) {
            return redirected(new Tree.Subshell(line, nested(")")));
        }
        return switch (keyword()) {
            case "{" -> {
                in.next();
                yield redirected(closed(list(), "}"));
            }
            case "[[" -> redirected(condition(line));
            case "if" -> {
                in.skip("if");
                yield redirected(conditional(line));
            }
            case "while", "until" -> redirected(loop(line));
            case "for", "select" -> redirected(forLoop(line));
            case "case" -> redirected(cases(line));
            case "function" -> {
                in.skip("function");
                blanks();
                String name = name();
                blanks();
                if (in.skip("(")) {
                    blanks();
                    in.expect(')');
                }
                yield function(line, name);
            }
            default -> {
                Matcher function = FUNCTION.matcher(in.rest());
                if (function.lookingAt()) {
                    String name = name();
                    in.untilAnyOf(")");
                    yield function(line, name);
                }
                yield simple(line);
            }
        };
    }

    private Tree function(int line, String name) {
        blankLines();
        return new Tree.Function(line, name, command());
    }

    private String name() {
        int start = in.place();
        while (!in.atEnd() && " \t\n;&|<>(){}".indexOf(in.peek()) < 0) {
            in.next();
        }
        return in.from(start);
    }

    /** The compound command, if its closing word is here. */
    private Tree closed(Tree body, String end) {
        expectWord(end);
        return body;
    }

    private void expectWord(String word) {
        blankLines();
        if (!keyword().equals(word)) {
            throw in.unreadable();
        }
        in.skip(word);
    }

    private Tree conditional(int line) {
        Tree condition = list();
        expectWord("then");
        Tree then = list();
        blankLines();
        String word = keyword();
        if (word.equals("elif")) {
            in.skip(word);
            return new Tree.If(line, condition, then, conditional(in.line()));
        }
        Tree otherwise = null;
        if (word.equals("else")) {
            in.skip(word);
            otherwise = list();
        }
        expectWord("fi");
        return new Tree.If(line, condition, then, otherwise);
    }

    private Tree loop(int line) {
        boolean until = in.skip("until");
        in.skip("while");
        Tree condition = list();
        return new Tree.While(line, condition, until, body());
    }

    private Tree body() {
        expectWord("do");
        return closed(list(), "done");
    }

    private Tree forLoop(int line) {
        if (!in.skip("for")) {
            in.skip("select");
        }
        blanks();
        if (in.skip("((")) {
            List<Word> three = split(words.calculation());
            blankLines();
            if (in.skip(";")) {
                blankLines();
            }
            Tree body = keyword().equals("{") ? braces() : body();
            return new Tree.Counting(line, three.get(0), three.get(1), three.get(2), body);
        }
        String name = name();
        blankLines();
        List<Word> over = null;
        if (keyword().equals("in")) {
            in.skip("in");
            over = new ArrayList<>();
            blanks();
            while (!in.atEnd() && in.peek() != '\n' && in.peek() != ';') {
                over.add(word());
                blanks();
            }
        }
        blankLines();
        if (in.skip(";")) {
            blankLines();
        }
        return new Tree.For(line, name, over, keyword().equals("{") ? braces() : body());
    }

    private Tree braces() {
        in.next();
        return closed(list(), "}");
    }

    /** The three expressions of a counting loop. */
    private List<Word> split(Word all) {
        List<Word> three = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Part part : all.parts()) {
            if (part instanceof Part.Text text && text.text().equals(";")) {
                three.add(new Word(parts));
                parts = new ArrayList<>();
            } else {
                parts.add(part);
            }
        }
        three.add(new Word(parts));
        if (three.size() != 3) {
            throw in.unreadable();
        }
        return three;
    }

    private Tree cases(int line) {
        in.skip("case");
        blanks();
        Word subject = word();
        expectWord("in");
        List<Arm> arms = new ArrayList<>();
        while (true) {
            blankLines();
            if (keyword().equals("esac")) {
                in.skip("esac");
                return new Tree.Case(line, subject, arms);
            }
            in.skip("(");
            List<Word> patterns = new ArrayList<>();
            do {
                blanks();
                patterns.add(word());
                blanks();
            } while (in.skip("|"));
            in.expect(')');
            Tree body = list();
            blankLines();
            boolean goesOn = in.skip(";&");
            if (!goesOn && !in.skip(";;&") && !in.skip(";;") && !keyword().equals("esac")) {
                throw in.unreadable();
            }
            arms.add(new Arm(patterns, body, goesOn));
        }
    }

    /** Words up to the closing brackets; operators are words of their own. */
    private Tree condition(int line) {
        in.skip("[[");
        List<Word> all = new ArrayList<>();
        boolean pattern = false;
        while (true) {
            blankLines();
            if (in.atEnd()) {
                throw in.unreadable();
            }
            if (keyword().equals("]]")) {
                in.skip("]]");
                return new Tree.Condition(line, all);
            }
            String operator = pattern ? "" : operator();
            if (!operator.isEmpty()) {
                in.skip(operator);
                all.add(new Word(List.of(new Part.Text(operator, false))));
                continue;
            }
            Word word = pattern ? words.read(" \t\n") : word();
            if (word == null) {
                throw in.unreadable();
            }
            pattern = "=~".equals(word.plain());
            all.add(word);
        }
    }

    private String operator() {
        for (String operator : List.of("&&", "||", "(", ")", "<", ">")) {
            if (in.looksAt(operator)) {
                return operator;
            }
        }
        return "";
    }

    private Tree simple(int line) {
        int start = in.place();
        List<Assignment> assignments = new ArrayList<>();
        List<Word> all = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        int end = start;
        while (true) {
            blanks();
            if (in.atEnd()) {
                break;
            }
            if (redirect(redirects)) {
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
                blankLines();
                if (in.skip(")")) {
                    return new Assignment(name, at, appends, Word.EMPTY, items);
                }
                items.add(word());
            }
        }
        Word value = words.read();
        return new Assignment(name, at, appends, value == null ? Word.EMPTY : value, null);
    }

    private Tree redirected(Tree tree) {
        List<Redirect> redirects = new ArrayList<>();
        boolean any = false;
        blanks();
        while (redirect(redirects)) {
            any = true;
            blanks();
        }
        // The text of a heredoc joins the list once its line has ended.
        return any ? new Tree.Redirected(tree.line(), tree, redirects) : tree;
    }

    private boolean redirect(List<Redirect> redirects) {
        Matcher matcher = DESCRIPTOR.matcher(in.ahead(4));
        if (!matcher.lookingAt() || in.looksAt("<(") || in.looksAt(">(")) {
            return false;
        }
        String sign = matcher.group(2);
        String digits = matcher.group(1);
        in.skip(matcher.group());
        blanks();
        int descriptor = digits.isEmpty() ? sign.startsWith("<") ? 0 : 1 : Integer.parseInt(digits);
        if (sign.equals("<<") || sign.equals("<<-")) {
            int start = in.place();
            Word end = word();
            boolean literal = !in.from(start).equals(end.plain());
            StringBuilder text = new StringBuilder();
            end.parts().forEach(p -> text.append(p instanceof Part.Text t ? t.text() : ""));
            heredocs.add(new Heredoc(text.toString(), sign.equals("<<-"), literal, descriptor, redirects));
            return true;
        }
        Word target = word();
        Redirect.Kind kind = switch (sign) {
            case "<<<" -> Redirect.Kind.TEXT;
            case "<", "<>" -> Redirect.Kind.FROM;
            case "<&", ">&" -> Redirect.Kind.COPY;
            case ">>", "&>>" -> Redirect.Kind.APPEND;
            default -> Redirect.Kind.TO;
        };
        redirects.add(new Redirect(
                descriptor, kind, kind == Redirect.Kind.TEXT ? new Word(withNewline(target)) : target));
        return true;
    }

    private static List<Part> withNewline(Word word) {
        List<Part> parts = new ArrayList<>(word.parts());
        parts.add(new Part.Text("\n", true));
        return parts;
    }

    private Word word() {
        Word word = words.read();
        if (word == null) {
            throw in.unreadable();
        }
        return word;
    }

    /** The word here as it is written, to look at. */
    private String keyword() {
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

    private void blanks() {
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

    private void blankLines() {
        while (true) {
            blanks();
            if (in.atEnd() || in.peek() != '\n') {
                return;
            }
            in.next();
            heredocTexts();
        }
    }

    private void heredocTexts() {
        for (Heredoc heredoc : List.copyOf(heredocs)) {
            int line = in.line();
            StringBuilder text = new StringBuilder();
            while (!in.atEnd()) {
                String one = in.restOfLine();
                String cut = heredoc.tabs() ? one.replaceFirst("^\t+", "") : one;
                if (cut.equals(heredoc.end()) || cut.strip().equals(heredoc.end()) && heredoc.tabs()) {
                    break;
                }
                text.append(cut).append('\n');
            }
            String all = text.toString();
            heredoc.redirects()
                    .add(new Redirect(
                            heredoc.descriptor(),
                            Redirect.Kind.TEXT,
                            heredoc.literal() ? Word.of(all) : WordReader.quoted(all, line)));
        }
        heredocs.clear();
    }
}
