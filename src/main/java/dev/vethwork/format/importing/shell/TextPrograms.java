package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.Programs.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Programs that make text of text and nothing else: what they would print can be said without running them. */
final class TextPrograms {
    private static final Pattern CONVERSION = Pattern.compile("%([-+ #0]*)([0-9]*)(?:\\.([0-9]+))?([diouxXscbq%])");

    private final Evaluator shell;
    private int made;

    TextPrograms(Evaluator shell) {
        this.shell = shell;
    }

    /** Null for what is none, and for what it cannot say. */
    @Nullable Answer run(Call call) {
        List<String> words = call.words().subList(1, call.words().size());
        return switch (call.name()) {
            case "echo" -> new Answer(0, echo(words));
            case "printf" -> printf(words);
            case "seq" -> new Answer(0, seq(words));
            case "basename" -> new Answer(0, basename(words) + "\n");
            case "dirname" -> new Answer(0, dirname(words) + "\n");
            case "realpath", "readlink" -> new Answer(0, (words.isEmpty() ? "" : words.getLast()) + "\n");
            case "pwd" -> new Answer(0, "/root\n");
            case "id" -> new Answer(0, words.contains("-u") || words.contains("-g") ? "0\n" : "root\n");
            case "whoami", "logname" -> new Answer(0, "root\n");
            case "uname" -> new Answer(0, "Linux\n");
            case "mktemp" -> temporary();
            case "expr" -> new Answer(0, shell.expansion().calculate(String.join(" ", words)) + "\n");
            case "rm" -> {
                words.forEach(shell.files()::remove);
                yield null;
            }
            case "cat" -> cat(words);
            case "tee" -> tee(call, words);
            case "bc" -> input(List.of(), text -> text.lines()
                    .map(l -> shell.expansion().calculate(l) + "\n")
                    .collect(Collectors.joining()));
            case "cut" -> cut(words);
            case "tr" -> tr(words);
            case "head", "tail" -> ends(call.name().equals("head"), words);
            case "sort" -> sort(words);
            case "uniq" -> input(plain(words), text -> lines(unique(text)));
            case "rev" -> input(plain(words), text -> text.lines()
                    .map(l -> new StringBuilder(l).reverse() + "\n")
                    .collect(Collectors.joining()));
            case "wc" -> wc(words);
            case "grep", "egrep", "fgrep" -> grep(call.name(), words);
            case "sed" -> sed(words);
            case "awk", "gawk", "mawk" -> awk(words);
            case "column", "less", "more" -> input(List.of(), text -> text);
            default -> null;
        };
    }

    private static List<String> plain(List<String> words) {
        return words.stream().filter(w -> !w.startsWith("-")).toList();
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
    }

    /** Of the text that comes in, or of files that the script has written; not known where they are others. */
    private @Nullable Answer input(List<String> files, UnaryOperator<String> made) {
        String text = text(files);
        if (text == null) {
            return null;
        }
        return Unknown.isIn(text)
                ? new Answer(0, Unknown.of(Unknown.source(text).orElse("")))
                : new Answer(0, made.apply(text));
    }

    private @Nullable String text(List<String> files) {
        if (files.isEmpty()) {
            Input input = shell.input();
            return input == null ? null : input.all();
        }
        StringBuilder all = new StringBuilder();
        for (String file : files) {
            String text = shell.files().read(shell.namespace(), file);
            if (text == null) {
                return null;
            }
            all.append(text);
        }
        return all.toString();
    }

    private static String echo(List<String> words) {
        int start = 0;
        boolean newline = true;
        boolean escapes = false;
        while (start < words.size() && words.get(start).matches("-[neE]+")) {
            newline &= !words.get(start).contains("n");
            escapes |= words.get(start).contains("e");
            start++;
        }
        String text = String.join(" ", words.subList(start, words.size()));
        return (escapes ? Escapes.of(text) : text) + (newline ? "\n" : "");
    }

    private Answer printf(List<String> words) {
        boolean variable = words.size() > 2 && words.getFirst().equals("-v");
        List<String> rest = variable ? words.subList(2, words.size()) : words;
        if (!rest.isEmpty() && rest.getFirst().equals("--")) {
            rest = rest.subList(1, rest.size());
        }
        String text = rest.isEmpty() ? "" : format(Escapes.of(rest.getFirst()), rest.subList(1, rest.size()));
        if (variable) {
            shell.variables().set(words.get(1), text);
            return Answer.OK;
        }
        return new Answer(0, text);
    }

    private String format(String format, List<String> arguments) {
        StringBuilder out = new StringBuilder();
        int used = 0;
        do {
            int before = used;
            Matcher matcher = CONVERSION.matcher(format);
            int end = 0;
            while (matcher.find()) {
                out.append(format.substring(end, matcher.start()));
                end = matcher.end();
                if (matcher.group(4).equals("%")) {
                    out.append('%');
                } else {
                    out.append(converted(matcher, used < arguments.size() ? arguments.get(used) : ""));
                    used++;
                }
            }
            out.append(format.substring(end));
            if (used == before) {
                break;
            }
        } while (used < arguments.size() && out.length() < 1 << 20);
        return out.toString();
    }

    private String converted(Matcher conversion, String argument) {
        String flags = conversion.group(1);
        int width = Math.min(Arithmetic.number(conversion.group(2)), 1_000);
        String what = conversion.group(4);
        String text = argument;
        if (Unknown.isIn(argument)) {
            return argument;
        }
        if ("diouxX".contains(what)) {
            long number = Arithmetic.number(shell.expansion().calculate(argument.isEmpty() ? "0" : argument));
            text = switch (what) {
                case "x" -> Long.toHexString(number);
                case "X" -> Long.toHexString(number).toUpperCase(Locale.ROOT);
                case "o" -> Long.toOctalString(number);
                default -> Long.toString(number);
            };
        } else if (what.equals("b")) {
            text = Escapes.of(argument);
        }
        String precision = conversion.group(3);
        if (precision != null && what.equals("s")) {
            text = text.substring(0, Math.min(text.length(), Arithmetic.number(precision)));
        }
        while (text.length() < width) {
            text = flags.contains("-") ? text + " " : (flags.contains("0") ? "0" : " ") + text;
        }
        return text;
    }

    private String seq(List<String> words) {
        List<String> numbers = new ArrayList<>();
        String separator = "\n";
        String format = "";
        boolean wide = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-s") && i + 1 < words.size()) {
                separator = words.get(++i);
            } else if (word.equals("-f") && i + 1 < words.size()) {
                format = words.get(++i).replace("%g", "%s");
            } else if (word.equals("-w")) {
                wide = true;
            } else {
                numbers.add(word);
            }
        }
        for (String number : numbers) {
            if (Unknown.isIn(number)) {
                return number;
            }
        }
        int from = numbers.size() < 2 ? 1 : Arithmetic.number(numbers.getFirst());
        int step = numbers.size() < 3 ? 1 : Arithmetic.number(numbers.get(1));
        int to = numbers.isEmpty() ? 0 : Arithmetic.number(numbers.getLast());
        if (step == 0 || Math.abs((long) to - from) / Math.abs((long) step) > Limits.WORDS) {
            throw new Limits.ExceededException();
        }
        int width = wide ? Math.max(Integer.toString(from).length(), Integer.toString(to).length()) : 0;
        List<String> all = new ArrayList<>();
        for (int i = from; step > 0 ? i <= to : i >= to; i += step) {
            String text = width == 0 ? Integer.toString(i) : String.format("%0" + width + "d", i);
            all.add(format.isEmpty() ? text : format(format, List.of(text)));
        }
        return all.isEmpty() ? "" : String.join(separator, all) + "\n";
    }

    private static String basename(List<String> words) {
        if (words.isEmpty()) {
            return "";
        }
        String path = words.getFirst();
        String name = path.substring(path.lastIndexOf('/') + 1);
        String suffix = words.size() > 1 ? words.get(1) : "";
        return name.length() > suffix.length() && name.endsWith(suffix)
                ? name.substring(0, name.length() - suffix.length())
                : name;
    }

    private static String dirname(List<String> words) {
        String path = words.isEmpty() ? "" : words.getFirst();
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }

    private Answer temporary() {
        return new Answer(0, "/tmp/tmp." + ++made + "\n");
    }

    private @Nullable Answer cat(List<String> words) {
        List<String> files = plain(words);
        if (files.isEmpty() && shell.input() == null) {
            return Answer.OK;
        }
        String text = text(files);
        return text == null ? null : new Answer(0, text);
    }

    private @Nullable Answer tee(Call call, List<String> words) {
        String text = text(List.of());
        if (text == null) {
            return null;
        }
        boolean appends = words.contains("-a");
        plain(words).forEach(file -> shell.files().write(call, file, text, appends));
        return new Answer(0, text);
    }

    private @Nullable Answer cut(List<String> words) {
        String delimiter = "\t";
        String fields = "";
        String letters = "";
        List<String> files = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String value = word.length() > 2 ? word.substring(2) : i + 1 < words.size() ? words.get(i + 1) : "";
            boolean takes = word.matches("-[dfc].*");
            if (takes && word.length() == 2) {
                i++;
            }
            if (word.startsWith("-d")) {
                delimiter = value;
            } else if (word.startsWith("-f")) {
                fields = value;
            } else if (word.startsWith("-c")) {
                letters = value;
            } else if (!word.startsWith("-")) {
                files.add(word);
            }
        }
        String by = delimiter;
        String chosen = fields.isEmpty() ? letters : fields;
        boolean byLetter = fields.isEmpty();
        if (!chosen.matches("[0-9,-]+")) {
            return null;
        }
        return input(files, text -> lines(text.lines()
                .map(line -> {
                    List<String> parts = byLetter
                            ? List.of(line.split(""))
                            : List.of(line.split(Pattern.quote(by), -1));
                    return !byLetter && parts.size() == 1
                            ? line
                            : chosen(parts, chosen).stream().collect(Collectors.joining(byLetter ? "" : by));
                })
                .toList()));
    }

    private static List<String> chosen(List<String> parts, String which) {
        List<String> all = new ArrayList<>();
        for (String range : which.split(",")) {
            int dash = range.indexOf('-');
            int from = dash == 0 ? 1 : Arithmetic.number(dash < 0 ? range : range.substring(0, dash));
            int to = dash < 0 ? from : dash == range.length() - 1 ? parts.size() : Arithmetic.number(range.substring(dash + 1));
            for (int i = Math.max(1, from); i <= Math.min(to, parts.size()); i++) {
                all.add(parts.get(i - 1));
            }
        }
        return all;
    }

    private @Nullable Answer tr(List<String> words) {
        boolean deletes = words.contains("-d");
        boolean squeezes = words.contains("-s");
        List<String> sets = plain(words).stream().map(TextPrograms::set).toList();
        if (sets.isEmpty()) {
            return null;
        }
        String from = sets.getFirst();
        String to = sets.size() > 1 ? sets.get(1) : "";
        return input(List.of(), text -> {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int at = from.indexOf(c);
                if (at < 0 || !deletes && to.isEmpty() && !(squeezes && !out.isEmpty() && out.charAt(out.length() - 1) == c)) {
                    out.append(c);
                } else if (!deletes && !to.isEmpty()) {
                    char with = to.charAt(Math.min(at, to.length() - 1));
                    if (!squeezes || out.isEmpty() || out.charAt(out.length() - 1) != with) {
                        out.append(with);
                    }
                }
            }
            return out.toString();
        });
    }

    private static String set(String written) {
        String text = Escapes.of(written)
                .replace("[:upper:]", "A-Z")
                .replace("[:lower:]", "a-z")
                .replace("[:digit:]", "0-9")
                .replace("[:space:]", " \t\n")
                .replace("[:blank:]", " \t");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
                for (char c = text.charAt(i); c <= text.charAt(i + 2) && c < 0xffff; c++) {
                    out.append(c);
                }
                i += 2;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    private @Nullable Answer ends(boolean head, List<String> words) {
        int count = 10;
        List<String> files = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-n") && i + 1 < words.size()) {
                count = Arithmetic.number(words.get(++i));
            } else if (word.matches("-n?[0-9]+")) {
                count = Arithmetic.number(word.replaceFirst("-n?", ""));
            } else if (!word.startsWith("-")) {
                files.add(word);
            }
        }
        int most = count;
        return input(files, text -> {
            List<String> all = text.lines().toList();
            int size = Math.clamp(most, 0, all.size());
            return lines(head ? all.subList(0, size) : all.subList(all.size() - size, all.size()));
        });
    }

    private @Nullable Answer sort(List<String> words) {
        String options = words.stream().filter(w -> w.startsWith("-")).collect(Collectors.joining());
        return input(plain(words), text -> {
            List<String> all = new ArrayList<>(text.lines().toList());
            Comparator<String> order = options.contains("n") || options.contains("V")
                    ? Comparator.comparingInt((String l) -> Arithmetic.number(l.replaceAll("[^0-9].*", "")))
                    : Comparator.naturalOrder();
            all.sort(order);
            if (options.contains("r")) {
                Collections.reverse(all);
            }
            return lines(options.contains("u") ? all.stream().distinct().toList() : all);
        });
    }

    private static List<String> unique(String text) {
        List<String> all = new ArrayList<>();
        text.lines().forEach(line -> {
            if (all.isEmpty() || !all.getLast().equals(line)) {
                all.add(line);
            }
        });
        return all;
    }

    private @Nullable Answer wc(List<String> words) {
        return input(plain(words), text -> {
            if (words.contains("-l")) {
                return text.lines().count() + "\n";
            }
            if (words.contains("-w")) {
                return (text.isBlank() ? 0 : text.strip().split("\\s+").length) + "\n";
            }
            return text.length() + "\n";
        });
    }

    private @Nullable Answer grep(String name, List<String> words) {
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
        String text = text(rest);
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
        text.lines().forEach(line -> {
            Matcher matcher = regex.matcher(new Bounded(line));
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
        String printed = options.contains('q') ? "" : options.contains('c') ? found.size() + "\n" : lines(found);
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

    private @Nullable Answer sed(List<String> words) {
        boolean extended = words.stream().anyMatch(w -> w.matches("-[nrEi]*[rE][nrEi]*"));
        List<String> rest = plain(words);
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
        return input(rest.subList(1, rest.size()), text -> lines(text.lines()
                .map(line -> {
                    Matcher matcher = regex.matcher(new Bounded(line));
                    try {
                        return parts[2].isEmpty() ? matcher.replaceFirst(with) : matcher.replaceAll(with);
                    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                        return line;
                    }
                })
                .toList()));
    }

    private static final Pattern PRINT =
            Pattern.compile("\\s*(?:NR\\s*==\\s*([0-9]+)|/([^/]*)/)?\\s*\\{\\s*print\\s+\\$([0-9]+|NF)\\s*;?\\s*}\\s*");

    /** {@code {print $1}}, of every line, of one, or of those that match. */
    private @Nullable Answer awk(List<String> words) {
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
        return input(words.subList(i + 1, words.size()), text -> {
            List<String> out = new ArrayList<>();
            int row = 0;
            for (String line : text.lines().toList()) {
                row++;
                if (number != null && Arithmetic.number(number) != row
                        || having != null && !Pattern.compile(having).matcher(new Bounded(line)).find()) {
                    continue;
                }
                String[] fields = (by.equals("\\s+") ? line.strip() : line).split(by);
                int index = which.equals("NF") ? fields.length : Arithmetic.number(which);
                out.add(index == 0 ? line : index <= fields.length ? fields[index - 1] : "");
            }
            return lines(out);
        });
    }
}
