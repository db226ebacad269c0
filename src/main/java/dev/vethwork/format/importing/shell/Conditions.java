package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Files;
import dev.vethwork.format.importing.shell.syntax.Word;
import dev.vethwork.format.importing.shell.value.Arithmetic;
import dev.vethwork.format.importing.shell.value.Bounded;
import dev.vethwork.format.importing.shell.value.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code test}, {@code [ … ]} and {@code [[ … ]]}. Files are looked for among those that the script wrote. */
final class Conditions {
    private final ScriptShell shell;
    private final List<Item> items;
    private int place;

    /**
     * A word.
     *
     * @param text what it stands for
     * @param pattern the same as a pattern
     * @param operator whether it can be one: a quoted word is none
     */
    private record Item(String text, String pattern, boolean operator) {}

    private Conditions(ScriptShell shell, List<Item> items) {
        this.shell = shell;
        this.items = items;
    }

    /** @return 0 where it holds, 1 where not */
    static int plain(ScriptShell shell, List<String> words) {
        List<Item> items = words.stream().map(w -> new Item(w, Patterns.quote(w), true)).toList();
        if (items.isEmpty()) {
            return 1;
        }
        return new Conditions(shell, items).or() ? 0 : 1;
    }

    /** The same in double brackets, where words are not split and the right side is a pattern. */
    static int extended(ScriptShell shell, List<Word> words) {
        List<Item> items = new ArrayList<>();
        for (Word word : words) {
            items.add(new Item(
                    shell.expansion().text(word), shell.expansion().pattern(word), word.plain() != null));
        }
        return new Conditions(shell, items).or() ? 0 : 1;
    }

    private boolean is(String... words) {
        return place < items.size()
                && items.get(place).operator()
                && List.of(words).contains(items.get(place).text());
    }

    private boolean or() {
        boolean value = and();
        while (is("||", "-o")) {
            place++;
            boolean right = and();
            value = value || right;
        }
        return value;
    }

    private boolean and() {
        boolean value = not();
        while (is("&&", "-a")) {
            place++;
            boolean right = not();
            value = value && right;
        }
        return value;
    }

    private boolean not() {
        if (is("!") && place + 1 < items.size()) {
            place++;
            return !not();
        }
        if (is("(", "\\(")) {
            place++;
            boolean value = or();
            place++;
            return value;
        }
        return comparison();
    }

    private String next() {
        return place < items.size() ? items.get(place++).text() : "";
    }

    private boolean comparison() {
        if (place >= items.size()) {
            return false;
        }
        boolean two = place + 2 < items.size() + 0 && items.get(place + 1).operator() && isBinary(items.get(place + 1).text());
        if (two) {
            String left = next();
            String operator = next();
            Item right = items.get(place++);
            return compare(left, operator, right);
        }
        String first = items.get(place).text();
        if (items.get(place).operator() && first.matches("-[a-zA-Z]") && place + 1 < items.size() && !ends(place + 1)) {
            place++;
            return unary(first.charAt(1), next());
        }
        place++;
        return !first.isEmpty();
    }

    private boolean ends(int at) {
        return items.get(at).operator() && List.of("&&", "||", "-a", "-o", ")").contains(items.get(at).text());
    }

    private static boolean isBinary(String word) {
        return List.of("=", "==", "!=", "=~", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef")
                .contains(word);
    }

    private boolean compare(String left, String operator, Item right) {
        return switch (operator) {
            case "=", "==" -> Patterns.matches(right.pattern(), left);
            case "!=" -> !Patterns.matches(right.pattern(), left);
            case "=~" -> matches(left, right.text());
            case "<" -> left.compareTo(right.text()) < 0;
            case ">" -> left.compareTo(right.text()) > 0;
            case "-nt", "-ot", "-ef" -> false;
            default -> {
                int sign = Long.compare(number(left), number(right.text()));
                yield switch (operator) {
                    case "-eq" -> sign == 0;
                    case "-ne" -> sign != 0;
                    case "-lt" -> sign < 0;
                    case "-le" -> sign <= 0;
                    case "-gt" -> sign > 0;
                    default -> sign >= 0;
                };
            }
        };
    }

    private long number(String text) {
        return Arithmetic.number(shell.expansion().calculate(text));
    }

    private boolean matches(String text, String regex) {
        try {
            Matcher matcher = Pattern.compile(regex).matcher(new Bounded(text));
            if (!matcher.find()) {
                return false;
            }
            List<String> groups = new ArrayList<>();
            for (int i = 0; i <= matcher.groupCount(); i++) {
                String group = matcher.group(i);
                groups.add(group == null ? "" : group);
            }
            shell.variables().setAll("BASH_REMATCH", groups, false);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private boolean unary(char what, String word) {
        return switch (what) {
            case 'z' -> word.isEmpty();
            case 'n' -> !word.isEmpty();
            case 'v' -> shell.variables().get(word) != null;
            case 'd', 'e', 'r', 'w', 'x' -> Files.isDirectoryEverywhere(word) || shell.files().exists(shell.namespace(), word);
            case 'f', 's', 'L', 'h', 'c', 'S', 'p' -> shell.files().exists(shell.namespace(), word);
            // Nobody sits at a terminal.
            default -> false;
        };
    }
}
