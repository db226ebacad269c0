package dev.vethwork.format.importing.command.make;

import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The functions of make that make text of text (GNU make, "Functions for Transforming Text"). */
final class MakeFunctions {
    private MakeFunctions() {}

    static String call(MakeVariables variables, String name, String text) {
        List<String> parts = parts(text);
        String first = parts.getFirst();
        String last = parts.getLast();
        return switch (name) {
            case "shell" -> "$(" + variables.expanded(text) + ")";
            case "strip" -> String.join(" ", words(variables, text));
            case "words" -> Integer.toString(words(variables, text).size());
            case "firstword" -> words(variables, text).stream().findFirst().orElse("");
            case "lastword" -> words(variables, text).stream().reduce((a, b) -> b).orElse("");
            case "addprefix" -> each(variables, last, word -> variables.expanded(first) + word);
            case "addsuffix" -> each(variables, last, word -> word + variables.expanded(first));
            case "subst" -> parts.size() < 3
                    ? ""
                    : variables.expanded(parts.get(2)).replace(variables.expanded(first), variables.expanded(parts.get(1)));
            case "foreach" -> parts.size() < 3
                    ? ""
                    : each(variables, parts.get(1), word -> variables.expanded(
                            String.join(",", parts.subList(2, parts.size())), Map.of(variables.expanded(first).strip(), word)));
            case "if" -> variables.expanded(first).isBlank()
                    ? parts.size() > 2 ? variables.expanded(parts.get(2)) : ""
                    : parts.size() > 1 ? variables.expanded(parts.get(1)) : "";
            case "call" -> {
                Map<String, String> own = new HashMap<>();
                for (int i = 1; i < parts.size(); i++) {
                    own.put(Integer.toString(i), variables.expanded(parts.get(i)).replace("$", "$$"));
                }
                yield variables.expanded("$(" + variables.expanded(first).strip() + ")", own);
            }
            case "info", "warning", "error", "wildcard" -> "";
            default -> Unknown.of("$(" + name + " " + text + ")");
        };
    }

    @FunctionalInterface
    private interface OfWord {
        String make(String word);
    }

    private static String each(MakeVariables variables, String list, OfWord made) {
        return words(variables, list).stream().map(made::make).collect(Collectors.joining(" "));
    }

    private static List<String> words(MakeVariables variables, String text) {
        String list = variables.expanded(text).strip();
        return list.isEmpty() ? List.of() : Arrays.asList(list.split("\\s+"));
    }

    /** What stands between commas that are in no bracket. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (c == ',' && open == 0) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
