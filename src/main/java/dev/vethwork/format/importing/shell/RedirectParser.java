package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Heredocs.Heredoc;
import dev.vethwork.format.importing.shell.Tree.Redirect;
import dev.vethwork.format.importing.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a command reads and prints: to and from files, from a text in the script, to what another goes to. */
final class RedirectParser {
    private static final Pattern DESCRIPTOR = Pattern.compile("([0-9]?)(&>>|&>|<<<|<<-|<<|<>|<&|>&|>>|>\\||<|>)");

    private final Characters in;
    private final Lexer lexer;
    private final Heredocs heredocs;

    RedirectParser(Characters in, Lexer lexer, Heredocs heredocs) {
        this.in = in;
        this.lexer = lexer;
        this.heredocs = heredocs;
    }

    /** The command with the redirects behind it. */
    Tree redirected(Tree tree) {
        List<Redirect> redirects = new ArrayList<>();
        boolean any = false;
        lexer.blanks();
        while (read(redirects)) {
            any = true;
            lexer.blanks();
        }
        // The text of a heredoc joins the list once its line has ended.
        return any ? new Tree.Redirected(tree.line(), tree, redirects) : tree;
    }

    /** Whether there is one here; then it joins the list. */
    boolean read(List<Redirect> redirects) {
        Matcher matcher = DESCRIPTOR.matcher(in.ahead(4));
        if (!matcher.lookingAt() || in.looksAt("<(") || in.looksAt(">(")) {
            return false;
        }
        String sign = matcher.group(2);
        String digits = matcher.group(1);
        in.skip(matcher.group());
        lexer.blanks();
        int descriptor = digits.isEmpty() ? sign.startsWith("<") ? 0 : 1 : Integer.parseInt(digits);
        if (sign.equals("<<") || sign.equals("<<-")) {
            int start = in.place();
            Word end = lexer.word();
            boolean literal = !in.from(start).equals(end.plain());
            StringBuilder text = new StringBuilder();
            end.parts().forEach(p -> text.append(p instanceof Part.Text t ? t.text() : ""));
            heredocs.announce(new Heredoc(text.toString(), sign.equals("<<-"), literal, descriptor, redirects));
            return true;
        }
        Word target = lexer.word();
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
}
