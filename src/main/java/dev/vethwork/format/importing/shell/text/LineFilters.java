package dev.vethwork.format.importing.shell.text;

import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.syntax.Escapes;
import dev.vethwork.format.importing.shell.value.Arithmetic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Programs that choose, order and count lines, their fields and their characters. */
final class LineFilters {
    /** More than anybody names one by one. */
    private static final int MOST_COLUMNS = 100;

    private final TextInput input;

    LineFilters(TextInput input) {
        this.input = input;
    }

    @Nullable Answer cut(List<String> words) {
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
        if (chosen.chars().filter(c -> c == ',').count() > MOST_COLUMNS) {
            return null;
        }
        return input.filtered(files, text -> TextInput.lines(text.lines()
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

    @Nullable Answer tr(List<String> words) {
        boolean deletes = words.contains("-d");
        boolean squeezes = words.contains("-s");
        List<String> sets = TextInput.plain(words).stream().map(LineFilters::set).toList();
        if (sets.isEmpty()) {
            return null;
        }
        String from = sets.getFirst();
        String to = sets.size() > 1 ? sets.get(1) : "";
        return input.filtered(List.of(), text -> {
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

    @Nullable Answer ends(boolean head, List<String> words) {
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
        return input.filtered(files, text -> {
            List<String> all = text.lines().toList();
            int size = Math.clamp(most, 0, all.size());
            return TextInput.lines(head ? all.subList(0, size) : all.subList(all.size() - size, all.size()));
        });
    }

    @Nullable Answer sort(List<String> words) {
        String options = words.stream().filter(w -> w.startsWith("-")).collect(Collectors.joining());
        return input.filtered(TextInput.plain(words), text -> {
            List<String> all = new ArrayList<>(text.lines().toList());
            Comparator<String> order = options.contains("n") || options.contains("V")
                    ? Comparator.comparingInt((String l) -> Arithmetic.number(l.replaceAll("[^0-9].*", "")))
                    : Comparator.naturalOrder();
            all.sort(order);
            if (options.contains("r")) {
                Collections.reverse(all);
            }
            return TextInput.lines(options.contains("u") ? all.stream().distinct().toList() : all);
        });
    }

    @Nullable Answer uniq(List<String> words) {
        return input.filtered(TextInput.plain(words), text -> TextInput.lines(unique(text)));
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

    @Nullable Answer wc(List<String> words) {
        return input.filtered(TextInput.plain(words), text -> {
            if (words.contains("-l")) {
                return text.lines().count() + "\n";
            }
            if (words.contains("-w")) {
                return (text.isBlank() ? 0 : text.strip().split("\\s+").length) + "\n";
            }
            return text.length() + "\n";
        });
    }
}
