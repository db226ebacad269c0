package dev.vethwork.format.importing.shell.text;

import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a program of text reads, and its answer where that depends on nothing else. */
final class TextInput {
    private final Surroundings shell;

    TextInput(Surroundings shell) {
        this.shell = shell;
    }

    /** Of the text that comes in, or of files that the script has written; not known where they are others. */
    @Nullable Answer filtered(List<String> files, UnaryOperator<String> made) {
        String text = text(files);
        if (text == null) {
            return null;
        }
        return Unknown.isIn(text)
                ? new Answer(0, Unknown.of(Unknown.source(text).orElse("")))
                : new Answer(0, made.apply(text));
    }

    /** The same as it is; null where it is not known. */
    @Nullable String text(List<String> files) {
        if (files.isEmpty()) {
            ShellInput input = shell.input();
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

    /** The words that are no options. */
    static List<String> plain(List<String> words) {
        return words.stream().filter(w -> !w.startsWith("-")).toList();
    }

    static String lines(List<String> lines) {
        return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
    }
}
