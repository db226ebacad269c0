package dev.vethwork.format.importing.shell.value;

import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.format.importing.shell.syntax.UnreadableException;
import dev.vethwork.format.importing.shell.syntax.Word;
import dev.vethwork.format.importing.shell.syntax.Word.Form;
import dev.vethwork.format.importing.shell.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes text of words: what they stand for, split where a shell splits. */
public final class Expansion {
    /** The longest text whose ends are cut by a pattern, in characters. */
    private static final int LONGEST = 4_000;

    private final Variables variables;
    private final Function<Tree, String> outputs;
    private final Function<Tree, String> files;
    private final int status;

    /**
     * Expands with what is known now.
     *
     * @param outputs what commands print, without the line breaks at its end
     * @param files the path of a file that holds what commands print
     */
    public Expansion(Variables variables, Function<Tree, String> outputs, Function<Tree, String> files, int status) {
        this.variables = variables;
        this.outputs = outputs;
        this.files = files;
        this.status = status;
    }

    /** The fields that the words become: none, one or several each. */
    public List<String> fields(List<Word> words) {
        List<String> fields = new ArrayList<>();
        for (Word word : words) {
            for (Word one : Braces.of(word)) {
                fields(one, fields);
            }
        }
        if (fields.size() > Limits.WORDS) {
            throw new Limits.ExceededException();
        }
        return fields;
    }

    /** As one text, never split. */
    public String text(Word word) {
        StringBuilder out = new StringBuilder();
        for (Part part : word.parts()) {
            out.append(part instanceof Part.Text text ? text.text() : String.join(" ", values(part)));
        }
        return out.toString();
    }

    /** As a pattern, in which what is quoted stands for itself. */
    public String pattern(Word word) {
        StringBuilder out = new StringBuilder();
        for (Part part : word.parts()) {
            String text = part instanceof Part.Text plain ? plain.text() : String.join(" ", values(part));
            out.append(part.quoted() ? Patterns.quote(text) : text);
        }
        return out.toString();
    }

    private void fields(Word word, List<String> fields) {
        StringBuilder current = new StringBuilder();
        boolean any = false;
        for (Part part : word.parts()) {
            if (part instanceof Part.Text text) {
                current.append(text.text());
                any |= text.quoted() || !text.text().isEmpty();
                continue;
            }
            List<String> values = values(part);
            if (part.quoted()) {
                boolean list = part instanceof Part.Parameter p && isList(p, "@");
                any |= !list || !values.isEmpty();
                List<String> whole = list ? values : List.of(String.join(" ", values));
                for (int i = 0; i < whole.size(); i++) {
                    if (i > 0) {
                        fields.add(current.toString());
                        current.setLength(0);
                    }
                    current.append(whole.get(i));
                }
                continue;
            }
            String text = String.join(" ", values);
            String separators = separators();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int unknown = Unknown.isIn(text) ? endOfUnknown(text, i) : i;
                if (unknown > i) {
                    current.append(text, i, unknown);
                    any = true;
                    i = unknown - 1;
                } else if (separators.indexOf(c) < 0) {
                    current.append(c);
                    any = true;
                } else if (any) {
                    fields.add(current.toString());
                    current.setLength(0);
                    any = false;
                }
            }
        }
        if (any) {
            fields.add(current.toString());
        }
    }

    /** The place behind what is not known and begins here. */
    private static int endOfUnknown(String text, int place) {
        return text.charAt(place) == '\uE0A0' ? text.indexOf('\uE0A1', place) + 1 : place;
    }

    private String separators() {
        String set = variables.get("IFS");
        return set == null ? " \t\n" : set;
    }

    private static boolean isList(Part.Parameter p, String sign) {
        Word index = p.index();
        return p.name().equals(sign) && index == null || index != null && sign.equals(plain(index));
    }

    private static String plain(Word word) {
        StringBuilder out = new StringBuilder();
        word.parts().forEach(p -> out.append(p instanceof Part.Text t ? t.text() : "$"));
        return out.toString();
    }

    private List<String> values(Part part) {
        return switch (part) {
            case Part.Text text -> List.of(text.text());
            case Part.Output output -> List.of(outputs.apply(output.commands()));
            case Part.Printed printed -> List.of(files.apply(printed.commands()));
            case Part.Reckoned number -> List.of(calculate(text(number.expression())));
            case Part.Parameter parameter -> parameter(parameter);
        };
    }

    public String calculate(String expression) {
        if (Unknown.isIn(expression)) {
            return Unknown.of(Unknown.source(expression).orElse(expression));
        }
        try {
            return Long.toString(Arithmetic.of(expression, variables));
        } catch (UnreadableException e) {
            return Unknown.of("(" + expression + ")");
        }
    }

    private List<String> parameter(Part.Parameter p) {
        if (p.form() == Form.INDIRECT) {
            String name = value(p.name(), null);
            String value = name == null ? null : value(name, null);
            return List.of(value == null ? "" : value);
        }
        if (p.form() == Form.KEYS) {
            return variables.keys(p.name());
        }
        if (isList(p, "@") || isList(p, "*")) {
            List<String> all = p.index() == null ? variables.arguments() : variables.all(p.name());
            return list(p, all);
        }
        Word index = p.index();
        String value = value(p.name(), index == null ? null : index(p.name(), text(index)));
        String made = made(p, value);
        return made.isEmpty() && !p.quoted() ? List.of() : List.of(made);
    }

    private List<String> list(Part.Parameter p, List<String> all) {
        return switch (p.form()) {
            case PLAIN -> all;
            case LENGTH -> List.of(Integer.toString(all.size()));
            case PART -> {
                int from = Arithmetic.number(calculate(text(p.arguments().getFirst())));
                // Arguments are counted from 1.
                from = from < 0 ? all.size() + from : p.index() == null ? Math.max(0, from - 1) : from;
                int count = p.arguments().size() < 2
                        ? all.size()
                        : Arithmetic.number(calculate(text(p.arguments().get(1))));
                int begin = Math.clamp(from, 0, all.size());
                yield all.subList(begin, Math.clamp((long) begin + count, begin, all.size()));
            }
            default -> all.isEmpty() ? List.of(made(p, null)) : all.stream().map(v -> made(p, v)).toList();
        };
    }

    /** An index as a list keeps it. */
    public String index(String name, String written) {
        return variables.isKeyed(name) ? written : calculate(written);
    }

    private @Nullable String value(String name, @Nullable String index) {
        if (index != null) {
            return variables.get(name, index);
        }
        if (name.length() == 1 && !Character.isLetter(name.charAt(0)) || name.chars().allMatch(Character::isDigit)) {
            return switch (name) {
                case "#" -> Integer.toString(variables.arguments().size());
                case "?" -> Integer.toString(status);
                case "$" -> MadeUp.PROCESS;
                case "!", "_" -> variables.get(name);
                case "-" -> "e";
                case "0" -> "script.sh";
                default -> argument(Arithmetic.number(name));
            };
        }
        return variables.get(name);
    }

    private @Nullable String argument(int number) {
        return number >= 1 && number <= variables.arguments().size() ? variables.arguments().get(number - 1) : null;
    }

    private String made(Part.Parameter p, @Nullable String value) {
        String known = value == null ? "" : value;
        return switch (p.form()) {
            case PLAIN, INDIRECT, KEYS -> known;
            case LENGTH -> Integer.toString(known.length());
            case DEFAULT -> known.isEmpty() ? argument(p) : known;
            case DEFAULT_UNSET -> value == null ? argument(p) : known;
            case ASSIGN -> known.isEmpty() ? assigned(p) : known;
            case ASSIGN_UNSET -> value == null ? assigned(p) : known;
            case ERROR -> known.isEmpty() ? missing() : known;
            case ERROR_UNSET -> value == null ? missing() : known;
            case ALTERNATIVE -> known.isEmpty() ? "" : argument(p);
            case ALTERNATIVE_UNSET -> value == null ? "" : argument(p);
            case CUT_HEAD, CUT_LONG_HEAD -> head(known, pattern(p), p.form() == Form.CUT_LONG_HEAD);
            case CUT_TAIL, CUT_LONG_TAIL -> tail(known, pattern(p), p.form() == Form.CUT_LONG_TAIL);
            case REPLACE, REPLACE_ALL, REPLACE_HEAD, REPLACE_TAIL -> replaced(p, known);
            case PART -> part(p, known);
            case UPPER -> known.toUpperCase(Locale.ROOT);
            case LOWER -> known.toLowerCase(Locale.ROOT);
            case UPPER_FIRST ->
                known.isEmpty() ? "" : known.substring(0, 1).toUpperCase(Locale.ROOT) + known.substring(1);
            case LOWER_FIRST ->
                known.isEmpty() ? "" : known.substring(0, 1).toLowerCase(Locale.ROOT) + known.substring(1);
        };
    }

    private static String missing() {
        throw new ControlFlow.Exit(1);
    }

    private String argument(Part.Parameter p) {
        return p.arguments().isEmpty() ? "" : text(p.arguments().getFirst());
    }

    private String pattern(Part.Parameter p) {
        return p.arguments().isEmpty() ? "" : pattern(p.arguments().getFirst());
    }

    private String assigned(Part.Parameter p) {
        String value = argument(p);
        variables.set(p.name(), value);
        return value;
    }

    private static String head(String text, String pattern, boolean longest) {
        String best = text;
        if (text.length() > LONGEST) {
            return text;
        }
        for (int i = 0; i <= text.length(); i++) {
            if (Patterns.matches(pattern, text.substring(0, i))) {
                best = text.substring(i);
                if (!longest) {
                    return best;
                }
            }
        }
        return best;
    }

    private static String tail(String text, String pattern, boolean longest) {
        String best = text;
        if (text.length() > LONGEST) {
            return text;
        }
        for (int i = text.length(); i >= 0; i--) {
            if (Patterns.matches(pattern, text.substring(i))) {
                best = text.substring(0, i);
                if (!longest) {
                    return best;
                }
            }
        }
        return best;
    }

    private String replaced(Part.Parameter p, String text) {
        String pattern = pattern(p);
        String with = p.arguments().size() < 2 ? "" : text(p.arguments().get(1));
        String regex = Patterns.regex(pattern).pattern();
        String anchored =
                switch (p.form()) {
                    case REPLACE_HEAD -> "^(?:" + regex + ")";
                    case REPLACE_TAIL -> "(?:" + regex + ")$";
                    default -> regex;
                };
        if (anchored.isEmpty()) {
            return text;
        }
        String safe = Matcher.quoteReplacement(with);
        Matcher matcher = Pattern.compile(anchored, Pattern.DOTALL).matcher(new Bounded(text));
        return p.form() == Form.REPLACE_ALL ? matcher.replaceAll(safe) : matcher.replaceFirst(safe);
    }

    private String part(Part.Parameter p, String text) {
        int from = Arithmetic.number(calculate(text(p.arguments().getFirst())));
        from = from < 0 ? Math.max(0, text.length() + from) : Math.min(from, text.length());
        if (p.arguments().size() < 2) {
            return text.substring(from);
        }
        int count = Arithmetic.number(calculate(text(p.arguments().get(1))));
        int end = count < 0 ? text.length() + count : Math.min(text.length(), from + count);
        return text.substring(from, Math.max(from, end));
    }
}
