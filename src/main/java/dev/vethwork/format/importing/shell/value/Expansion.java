package dev.vethwork.format.importing.shell.value;

import dev.vethwork.format.importing.shell.call.Limits;
import dev.vethwork.format.importing.shell.syntax.Tree;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import dev.vethwork.format.importing.shell.syntax.UnreadableException;
import dev.vethwork.format.importing.shell.syntax.Word;
import dev.vethwork.format.importing.shell.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes text of words: what they stand for, split where a shell splits. */
public final class Expansion {
    private final Variables variables;
    private final Function<Tree, String> outputs;
    private final Function<Tree, String> files;
    private final Parameters parameters;

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
        this.parameters = new Parameters(variables, this, status);
    }

    /** The fields that the words become: none, one or several each. */
    public List<String> fields(List<Word> words) {
        List<String> fields = new ArrayList<>();
        long characters = 0;
        for (Word word : words) {
            for (Word one : Braces.of(word)) {
                int before = fields.size();
                fields(one, fields);
                characters += fields.subList(before, fields.size()).stream().mapToLong(String::length).sum();
                Limits.checkWords(fields.size(), characters);
            }
        }
        return fields;
    }

    /** As one text, never split. */
    public String text(Word word) {
        StringBuilder out = new StringBuilder();
        for (Part part : word.parts()) {
            out.append(part instanceof Part.Text text ? text.text() : joined(values(part)));
            Limits.check(out.length());
        }
        return out.toString();
    }

    /** As a pattern, in which what is quoted stands for itself. */
    public String pattern(Word word) {
        StringBuilder out = new StringBuilder();
        for (Part part : word.parts()) {
            String text = part instanceof Part.Text plain ? plain.text() : joined(values(part));
            out.append(part.quoted() ? Patterns.quote(text) : text);
            Limits.check(out.length());
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
                boolean list = part instanceof Part.Parameter p && Parameters.isList(p, "@");
                any |= !list || !values.isEmpty();
                List<String> whole = list ? values : List.of(joined(values));
                for (int i = 0; i < whole.size(); i++) {
                    if (i > 0) {
                        fields.add(current.toString());
                        current.setLength(0);
                    }
                    current.append(whole.get(i));
                }
                Limits.check(current.length());
                continue;
            }
            String text = joined(values);
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

    private static String joined(List<String> values) {
        Limits.check(values.stream().mapToLong(value -> value.length() + 1L).sum() - 1);
        return String.join(" ", values);
    }

    private String separators() {
        String set = variables.get("IFS");
        return set == null ? " \t\n" : set;
    }

    private List<String> values(Part part) {
        return switch (part) {
            case Part.Text text -> List.of(text.text());
            case Part.Output output -> List.of(outputs.apply(output.commands()));
            case Part.Printed printed -> List.of(files.apply(printed.commands()));
            case Part.Reckoned number -> List.of(calculate(text(number.expression())));
            case Part.Parameter parameter -> parameters.values(parameter);
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

    /** An index as a list keeps it. */
    public String index(String name, String written) {
        return variables.isKeyed(name) ? written : calculate(written);
    }
}
