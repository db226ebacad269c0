package dev.vethwork.format.importing.shell.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that a script would run.
 *
 * @param line where it is written, from 1
 * @param text as it is written
 * @param words its name and its arguments, evaluated
 * @param namespace where it runs; empty for the machine's own
 * @param input what it reads, null where nothing was given
 * @param background whether the script goes on while it runs
 * @param quiet whether what it complains of is hidden
 */
public record Call(
        int line,
        String text,
        List<String> words,
        String namespace,
        @Nullable String input,
        boolean background,
        boolean quiet) {
    public Call {
        words = List.copyOf(words);
    }

    public String name() {
        return words.getFirst();
    }

    public Call withWords(List<String> others) {
        return new Call(line, text, others, namespace, input, background, quiet);
    }

    public Call in(String other) {
        return new Call(line, text, words, other, input, background, quiet);
    }

    public Call withInput(@Nullable String other) {
        return new Call(line, text, words, namespace, other, background, quiet);
    }
}
