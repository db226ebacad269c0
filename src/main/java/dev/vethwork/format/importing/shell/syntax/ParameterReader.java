package dev.vethwork.format.importing.shell.syntax;

import dev.vethwork.format.importing.shell.syntax.Word.Form;
import dev.vethwork.format.importing.shell.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what stands behind a dollar: a name, or {@code {name…}} in all its forms. */
final class ParameterReader {
    private static final String SPECIAL = "@*#?$!-_0123456789";

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry(":-", Form.DEFAULT),
            Map.entry("-", Form.DEFAULT_UNSET),
            Map.entry(":=", Form.ASSIGN),
            Map.entry("=", Form.ASSIGN_UNSET),
            Map.entry(":?", Form.ERROR),
            Map.entry("?", Form.ERROR_UNSET),
            Map.entry(":+", Form.ALTERNATIVE),
            Map.entry("+", Form.ALTERNATIVE_UNSET),
            Map.entry("#", Form.CUT_HEAD),
            Map.entry("##", Form.CUT_LONG_HEAD),
            Map.entry("%", Form.CUT_TAIL),
            Map.entry("%%", Form.CUT_LONG_TAIL),
            Map.entry("/", Form.REPLACE),
            Map.entry("//", Form.REPLACE_ALL),
            Map.entry("/#", Form.REPLACE_HEAD),
            Map.entry("/%", Form.REPLACE_TAIL),
            Map.entry(":", Form.PART),
            Map.entry("^^", Form.UPPER),
            Map.entry("^", Form.UPPER_FIRST),
            Map.entry(",,", Form.LOWER),
            Map.entry(",", Form.LOWER_FIRST));

    private final Characters in;
    private final WordReader words;

    ParameterReader(Characters in, WordReader words) {
        this.in = in;
        this.words = words;
    }

    String name() {
        int start = in.place();
        if (!in.atEnd() && SPECIAL.indexOf(in.peek()) >= 0 && in.peek() != '_') {
            in.next();
            return in.from(start);
        }
        while (!in.atEnd() && (in.peek() == '_' || in.peek() < 128 && Character.isLetterOrDigit(in.peek()))) {
            in.next();
        }
        return in.from(start);
    }

    Part braced(boolean quoted) {
        boolean length = in.looksAt("#") && !in.looksAt("#}") && !in.looksAt("#:") && in.skip("#");
        boolean indirect = in.looksAt("!") && !in.looksAt("!}") && in.skip("!");
        int start = in.place();
        String name = name();
        while (!in.atEnd() && Character.isDigit(in.peek()) && Character.isDigit(name.isEmpty() ? 'x' : name.charAt(0))) {
            in.next();
            name = in.from(start);
        }
        Word index = in.skip("[") ? inside("]") : null;
        if (length) {
            in.expect('}');
            return new Part.Parameter(name, index, Form.LENGTH, List.of(), quoted);
        }
        if (indirect) {
            Form form = index == null ? Form.INDIRECT : Form.KEYS;
            in.untilUnescaped('}');
            return new Part.Parameter(name, index, form, List.of(), quoted);
        }
        if (in.skip("}")) {
            return new Part.Parameter(name, index, Form.PLAIN, List.of(), quoted);
        }
        Form form = form();
        List<Word> arguments = new ArrayList<>();
        boolean two = form == Form.PART;
        boolean replaces = form == Form.REPLACE || form == Form.REPLACE_ALL || form == Form.REPLACE_HEAD
                || form == Form.REPLACE_TAIL;
        if (two || replaces) {
            String between = two ? ":" : "/";
            arguments.add(argument(between + "}", quoted));
            if (in.skip(between)) {
                arguments.add(argument("}", quoted));
            }
        } else {
            arguments.add(argument("}", quoted));
        }
        in.expect('}');
        return new Part.Parameter(name, index, form, arguments, quoted);
    }

    private Form form() {
        for (int length = 2; length > 0; length--) {
            Form form = FORMS.get(in.ahead(length));
            if (form != null) {
                in.skip(in.ahead(length));
                return form;
            }
        }
        throw in.unreadable();
    }

    /** What stands there up to a closing bracket that is not skipped over by quotes. */
    private Word inside(String end) {
        Word word = argument(end, true);
        in.expect(end.charAt(0));
        return word;
    }

    private Word argument(String ends, boolean quoted) {
        List<Part> parts = new ArrayList<>();
        int depth = 0;
        while (!in.atEnd() && (depth > 0 || ends.indexOf(in.peek()) < 0)) {
            char c = in.peek();
            if (c == '{' || c == '}') {
                depth += c == '{' ? 1 : -1;
                parts.add(new Part.Text(String.valueOf(in.next()), quoted));
            } else if (quoted && c != '$' && c != '`' && c != '"' && c != '\\' && c != '\'') {
                parts.add(new Part.Text(String.valueOf(in.next()), c != '*' && c != '?' && c != '['));
            } else {
                words.part(parts, true);
            }
        }
        return new Word(parts);
    }
}
