package dev.vethwork.format.importing.shell.text;

import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code getopt}: writes arguments anew, options first and each apart from the others and from its value (getopt(1)). */
final class GetOpt {
    private static final String END = "--";

    private final List<String> made = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final String letters;
    private final List<String> names;
    private boolean wrong;

    private GetOpt(String letters, List<String> names) {
        this.letters = letters;
        this.names = names;
    }

    static Answer run(List<String> words) {
        String letters = "";
        List<String> names = new ArrayList<>();
        int i = 0;
        boolean told = false;
        while (i < words.size() && words.get(i).startsWith("-") && !words.get(i).equals(END)) {
            String word = words.get(i);
            int equals = word.startsWith(END) ? word.indexOf('=') : -1;
            String option = equals < 0 ? word : word.substring(0, equals);
            boolean takes = option.matches("-o|--options|-l|--long(options)?|-n|--name|-s|--shell");
            String value = equals >= 0 ? word.substring(equals + 1) : takes && i + 1 < words.size() ? words.get(i + 1) : "";
            if (option.equals("-o") || option.equals("--options")) {
                letters = value;
                told = true;
            } else if (option.startsWith("-l") || option.startsWith("--long")) {
                names.addAll(Arrays.asList(value.split("[,\\s]+")));
                told = true;
            }
            i += takes && equals < 0 ? 2 : 1;
        }
        if (!told && i < words.size()) {
            letters = words.get(i++);
        }
        if (i < words.size() && words.get(i).equals(END)) {
            i++;
        }
        return new GetOpt(letters, names).sorted(words.subList(Math.min(i, words.size()), words.size()));
    }

    private Answer sorted(List<String> given) {
        int i = 0;
        while (i < given.size()) {
            String word = given.get(i++);
            String next = i < given.size() ? given.get(i) : "";
            if (word.equals(END)) {
                others.addAll(given.subList(i, given.size()));
                break;
            }
            boolean took = word.startsWith(END) ? named(word, next) : word.length() > 1 && word.startsWith("-") ? lettered(word, next) : other(word);
            i += took ? 1 : 0;
        }
        made.add(END);
        String text = Stream.concat(made.stream(), others.stream().map(GetOpt::quoted)).collect(Collectors.joining(" "));
        return new Answer(wrong ? 1 : 0, " " + text + "\n");
    }

    private boolean other(String word) {
        others.add(word);
        return false;
    }

    /** {@code --name}, of which the beginning does. @return whether it took the next word */
    private boolean named(String word, String next) {
        int equals = word.indexOf('=');
        String wanted = word.substring(2, equals < 0 ? word.length() : equals);
        String found = names.stream()
                .filter(name -> name.replace(":", "").equals(wanted))
                .findFirst()
                .or(() -> names.stream().filter(name -> name.startsWith(wanted)).findFirst())
                .orElse("");
        if (found.isEmpty()) {
            wrong = true;
            return false;
        }
        made.add(END + found.replace(":", ""));
        if (!found.endsWith(":")) {
            return false;
        }
        boolean takes = equals < 0 && !found.endsWith("::");
        made.add(quoted(equals >= 0 ? word.substring(equals + 1) : takes ? next : ""));
        return takes;
    }

    /** {@code -abVALUE}. @return whether it took the next word */
    private boolean lettered(String word, String next) {
        for (int i = 1; i < word.length(); i++) {
            int at = word.charAt(i) == ':' ? -1 : letters.indexOf(word.charAt(i));
            if (at < 0) {
                wrong = true;
                continue;
            }
            made.add("-" + word.charAt(i));
            if (letters.startsWith(":", at + 1)) {
                boolean takes = i + 1 == word.length() && !letters.startsWith("::", at + 1);
                made.add(quoted(takes ? next : word.substring(i + 1)));
                return takes;
            }
        }
        return false;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
