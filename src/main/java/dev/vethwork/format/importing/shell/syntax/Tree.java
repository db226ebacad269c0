package dev.vethwork.format.importing.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command as it is written, before anything in it is evaluated. */
public sealed interface Tree {
    /** The line that it begins in, from 1. */
    int line();

    /**
     * A name with its words.
     *
     * @param text as it was written
     * @param assignments what stands before the first word
     */
    record Simple(int line, String text, List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements Tree {}

    /** Commands joined by {@code |}. */
    record Pipeline(int line, List<Tree> stages, boolean negated) implements Tree {}

    /** Two commands joined by {@code &&} or {@code ||}. */
    record Both(int line, Tree first, boolean ifItSucceeds, Tree second) implements Tree {}

    /** Commands one after the other. */
    record Sequence(int line, List<Tree> commands) implements Tree {}

    /** {@code ( … )}: what is set inside is forgotten after it. */
    record Subshell(int line, Tree body) implements Tree {}

    /** A command ended by {@code &}. */
    record Background(int line, Tree command) implements Tree {}

    /** A compound command with redirections behind it. */
    record Redirected(int line, Tree command, List<Redirect> redirects) implements Tree {}

    /** {@code if}; an {@code elif} is another in the place of the otherwise. */
    record If(int line, Tree condition, Tree then, @Nullable Tree otherwise) implements Tree {}

    /** {@code while} and, turned round, {@code until}. */
    record While(int line, Tree condition, boolean until, Tree body) implements Tree {}

    /** {@code for NAME in WORDS}; without words, over the arguments. */
    record For(int line, String name, @Nullable List<Word> words, Tree body) implements Tree {}

    /** {@code for ((first; condition; step))}. */
    record Counting(int line, Word first, Word condition, Word step, Tree body) implements Tree {}

    /** {@code case}. */
    record Case(int line, Word subject, List<Arm> arms) implements Tree {}

    /**
     * One answer of a case.
     *
     * @param goesOn whether the next one is taken as well, {@code ;&}
     */
    record Arm(List<Word> patterns, Tree body, boolean goesOn) {}

    /** A function is made. */
    record Function(int line, String name, Tree body) implements Tree {}

    /** {@code [[ … ]]}. */
    record Condition(int line, List<Word> words) implements Tree {}

    /** {@code (( … ))}. */
    record Calculation(int line, Word expression) implements Tree {}

    /** What could not be read as shell. */
    record Unreadable(int line, String text) implements Tree {}

    /**
     * {@code NAME=value}, {@code NAME+=value}, {@code NAME[index]=value} or {@code NAME=(value …)}.
     *
     * @param items null where it is no list
     */
    record Assignment(String name, @Nullable Word index, boolean appends, Word value, @Nullable List<Word> items) {}

    /** Where a command's input comes from or its output goes to. */
    record Redirect(int descriptor, Kind kind, Word target) {
        public enum Kind {
            FROM,
            TO,
            APPEND,
            /** Of another descriptor. */
            COPY,
            /** The text itself: a heredoc or a here-string. */
            TEXT
        }
    }
}
