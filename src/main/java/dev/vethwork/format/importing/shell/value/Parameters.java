package dev.vethwork.format.importing.shell.value;

import dev.vethwork.format.importing.shell.call.ControlFlow;
import dev.vethwork.format.importing.shell.syntax.Word;
import dev.vethwork.format.importing.shell.syntax.Word.Form;
import dev.vethwork.format.importing.shell.syntax.Word.Part;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code $name} stands for, and {@code ${name}} in all its forms. */
final class Parameters {
    /** The longest text whose ends are cut by a pattern, in characters. */
    private static final int LONGEST = 4_000;

    private final Variables variables;
    private final Expansion words;
    private final int status;

    Parameters(Variables variables, Expansion words, int status) {
        this.variables = variables;
        this.words = words;
        this.status = status;
    }

    static boolean isList(Part.Parameter p, String sign) {
        Word index = p.index();
        return p.name().equals(sign) && index == null || index != null && sign.equals(plain(index));
    }

    private static String plain(Word word) {
        StringBuilder out = new StringBuilder();
        word.parts().forEach(p -> out.append(p instanceof Part.Text t ? t.text() : "$"));
        return out.toString();
    }

    /** None, one or several. */
    List<String> values(Part.Parameter p) {
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
        String value = value(p.name(), index == null ? null : words.index(p.name(), words.text(index)));
        String made = made(p, value);
        return made.isEmpty() && !p.quoted() ? List.of() : List.of(made);
    }

    private List<String> list(Part.Parameter p, List<String> all) {
        return switch (p.form()) {
            case PLAIN -> all;
            case LENGTH -> List.of(Integer.toString(all.size()));
            case PART -> {
                int from = Arithmetic.number(words.calculate(words.text(p.arguments().getFirst())));
                // Arguments are counted from 1.
                from = from < 0 ? all.size() + from : p.index() == null ? Math.max(0, from - 1) : from;
                int count = p.arguments().size() < 2
                        ? all.size()
                        : Arithmetic.number(words.calculate(words.text(p.arguments().get(1))));
                int begin = Math.clamp(from, 0, all.size());
                yield all.subList(begin, Math.clamp((long) begin + count, begin, all.size()));
            }
            default -> all.isEmpty() ? List.of(made(p, null)) : all.stream().map(v -> made(p, v)).toList();
        };
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
                case "0" -> variables.calledAs();
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
        return p.arguments().isEmpty() ? "" : words.text(p.arguments().getFirst());
    }

    private String pattern(Part.Parameter p) {
        return p.arguments().isEmpty() ? "" : words.pattern(p.arguments().getFirst());
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
        String with = p.arguments().size() < 2 ? "" : words.text(p.arguments().get(1));
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
        int from = Arithmetic.number(words.calculate(words.text(p.arguments().getFirst())));
        from = from < 0 ? Math.max(0, text.length() + from) : Math.min(from, text.length());
        if (p.arguments().size() < 2) {
            return text.substring(from);
        }
        int count = Arithmetic.number(words.calculate(words.text(p.arguments().get(1))));
        int end = count < 0 ? text.length() + count : Math.min(text.length(), from + count);
        return text.substring(from, Math.max(from, end));
    }
}
