package dev.vethwork.format.importing.shell.text;

import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.syntax.Escapes;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.format.importing.shell.value.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that print what they are told and read nothing: {@code echo}, {@code printf}, {@code seq} and names of paths. */
final class TextPrinters {
    private static final Pattern CONVERSION = Pattern.compile("%([-+ #0]*)([0-9]*)(?:\\.([0-9]+))?([diouxXscbq%])");

    private final Surroundings shell;

    TextPrinters(Surroundings shell) {
        this.shell = shell;
    }

    static String echo(List<String> words) {
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

    Answer printf(List<String> words) {
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
            Limits.check(out.length());
            if (used == before) {
                break;
            }
        } while (used < arguments.size());
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

    String seq(List<String> words) {
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
        for (long i = from; step > 0 ? i <= to : i >= to; i += step) {
            String text = width == 0 ? Long.toString(i) : String.format("%0" + width + "d", i);
            all.add(format.isEmpty() ? text : format(format, List.of(text)));
        }
        return all.isEmpty() ? "" : String.join(separator, all) + "\n";
    }

    static String basename(List<String> words) {
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

    static String dirname(List<String> words) {
        String path = words.isEmpty() ? "" : words.getFirst();
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}
