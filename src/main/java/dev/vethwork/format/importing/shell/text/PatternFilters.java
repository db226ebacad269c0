package dev.vethwork.format.importing.shell.text;

import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.format.importing.shell.value.Arithmetic;
import dev.vethwork.format.importing.shell.value.Bounded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Programs that find and replace by regular expressions, and what these mean in the one that Java has. */
final class PatternFilters {
    private static final Pattern PRINT =
            Pattern.compile("\\s*(?:NR\\s*==\\s*([0-9]+)|/([^/]*)/)?\\s*\\{\\s*print\\s+\\$([0-9]+|NF)\\s*;?\\s*}\\s*");

    private final TextInput input;

    PatternFilters(TextInput input) {
        this.input = input;
    }

    @Nullable Answer grep(String name, List<String> words) {
        Set<Character> options = new HashSet<>();
        List<String> rest = new ArrayList<>();
        String pattern = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-e") && i + 1 < words.size()) {
                pattern = words.get(++i);
            } else if (word.matches("-[ABCm]") || word.equals("--color")) {
                i += word.equals("--color") ? 0 : 1;
            } else if (word.startsWith("-") && !word.startsWith("--") && word.length() > 1) {
                word.chars().skip(1).forEach(c -> options.add((char) c));
            } else if (!word.startsWith("--")) {
                rest.add(word);
            }
        }
        if (pattern == null) {
            if (rest.isEmpty()) {
                return null;
            }
            pattern = rest.removeFirst();
        }
        String text = input.text(rest);
        if (text == null) {
            return null;
        }
        if (Unknown.isIn(text)) {
            return new Answer(1, options.contains('q') ? "" : Unknown.of(Unknown.source(text).orElse("")));
        }
        Pattern regex = regex(pattern, options, name);
        if (regex == null) {
            return null;
        }
        List<String> found = new ArrayList<>();
        Bounded whole = new Bounded(text);
        text.lines().forEach(line -> {
            Matcher matcher = regex.matcher(whole.with(line));
            boolean hit = matcher.find();
            if (hit != options.contains('v')) {
                if (options.contains('o') && hit) {
                    do {
                        found.add(matcher.group());
                    } while (matcher.find());
                } else {
                    found.add(line);
                }
            }
        });
        String printed = options.contains('q') ? "" : options.contains('c') ? found.size() + "\n" : TextInput.lines(found);
        return new Answer(found.isEmpty() ? 1 : 0, printed);
    }

    private static @Nullable Pattern regex(String pattern, Set<Character> options, String name) {
        String java = options.contains('F') || name.equals("fgrep")
                ? Pattern.quote(pattern)
                : options.contains('E') || options.contains('P') || name.equals("egrep")
                        ? pattern.replace("\\K", "")
                        : basic(pattern);
        if (options.contains('w')) {
            java = "(?<!\\w)(?:" + java + ")(?!\\w)";
        }
        if (options.contains('x')) {
            java = "^(?:" + java + ")$";
        }
        try {
            return Pattern.compile(java, options.contains('i') ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** A basic regular expression as an extended one: what has a meaning in one has it in the other behind a backslash. */
    private static String basic(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                char next = pattern.charAt(++i);
                out.append("(){}|+?".indexOf(next) >= 0 ? "" : "\\").append(next == '<' || next == '>' ? 'b' : next);
            } else if ("(){}|+?".indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    @Nullable Answer sed(List<String> words) {
        boolean extended = words.stream().anyMatch(w -> w.matches("-[nrEi]*[rE][nrEi]*"));
        List<String> rest = TextInput.plain(words);
        if (rest.isEmpty() || words.contains("-n") || words.contains("-i")) {
            return null;
        }
        String script = rest.getFirst();
        if (script.length() < 4 || script.charAt(0) != 's') {
            return null;
        }
        String by = Pattern.quote(script.substring(1, 2));
        String[] parts = script.substring(2).split("(?<!\\\\)" + by, -1);
        if (parts.length != 3 || !parts[2].matches("g?")) {
            return null;
        }
        Pattern regex = regex(parts[0], extended ? Set.of('E') : Set.of(), "sed");
        if (regex == null) {
            return null;
        }
        String with = parts[1].replace("$", "\\$").replaceAll("\\\\([0-9])", "\\$$1").replace("&", "$0");
        return input.filtered(rest.subList(1, rest.size()), text -> {
            Bounded whole = new Bounded(text);
            return TextInput.lines(text.lines()
                    .map(line -> replaced(line, regex.matcher(whole.with(line)), with, parts[2].isEmpty()))
                    .toList());
        });
    }

    private static String replaced(String line, Matcher matcher, String with, boolean once) {
        try {
            return once ? matcher.replaceFirst(with) : matcher.replaceAll(with);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return line;
        }
    }

    /** {@code {print $1}}, of every line, of one, or of those that match. */
    @Nullable Answer awk(List<String> words) {
        String separator = "\\s+";
        int i = 0;
        while (i < words.size() && words.get(i).startsWith("-")) {
            if (words.get(i).equals("-F") && i + 1 < words.size()) {
                separator = Pattern.quote(words.get(++i));
            } else if (words.get(i).startsWith("-F")) {
                String given = words.get(i).substring(2);
                separator = given.startsWith("[") ? given : Pattern.quote(given);
            } else {
                return null;
            }
            i++;
        }
        Matcher print = PRINT.matcher(i < words.size() ? words.get(i) : "");
        if (!print.matches()) {
            return null;
        }
        String by = separator;
        String which = print.group(3);
        String number = print.group(1);
        String having = print.group(2);
        return input.filtered(words.subList(i + 1, words.size()), text -> {
            List<String> out = new ArrayList<>();
            Bounded whole = new Bounded(text);
            Pattern wanted = having == null ? null : Pattern.compile(having);
            int row = 0;
            for (String line : text.lines().toList()) {
                row++;
                if (number != null && Arithmetic.number(number) != row
                        || wanted != null && !wanted.matcher(whole.with(line)).find()) {
                    continue;
                }
                String[] fields = (by.equals("\\s+") ? line.strip() : line).split(by);
                int index = which.equals("NF") ? fields.length : Arithmetic.number(which);
                out.add(index == 0 ? line : index <= fields.length ? fields[index - 1] : "");
            }
            return TextInput.lines(out);
        });
    }
}
