package dev.vethwork.format.importing.shell.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A word as it is written: parts that stand for text. */
public record Word(List<Part> parts) {
    static final Word EMPTY = new Word(List.of());

    public Word {
        parts = List.copyOf(parts);
    }

    public static Word of(String text) {
        return new Word(List.of(new Part.Text(text, true)));
    }

    /** The text of a word that has nothing to be evaluated, and of which nothing is quoted; null for others. */
    public @Nullable String plain() {
        return parts.stream().allMatch(p -> p instanceof Part.Text t && !t.quoted())
                ? parts.stream().map(p -> ((Part.Text) p).text()).collect(Collectors.joining())
                : null;
    }

    /** A part of a word. What is quoted is neither split nor matched. */
    public sealed interface Part {
        boolean quoted();

        record Text(String text, boolean quoted) implements Part {}

        /**
         * {@code $NAME} and {@code ${NAME…}}.
         *
         * @param index of a list, {@code @} and {@code *} for all of it; null where there is none
         * @param form what is done to the value
         * @param arguments of what is done, as many as it takes
         */
        record Parameter(String name, @Nullable Word index, Form form, List<Word> arguments, boolean quoted)
                implements Part {}

        /** {@code $( … )} and backquotes. */
        record Output(Tree commands, boolean quoted) implements Part {}

        /** {@code <( … )}: a file that holds what the commands print. */
        record Printed(Tree commands) implements Part {
            @Override
            public boolean quoted() {
                return true;
            }
        }

        /** {@code $(( … ))}. */
        record Reckoned(Word expression, boolean quoted) implements Part {}
    }

    /** What is done to a parameter's value. */
    public enum Form {
        PLAIN,
        /** {@code ${#x}}. */
        LENGTH,
        /** {@code ${!x}}: the value of the parameter that it names. */
        INDIRECT,
        /** {@code ${!x[@]}}. */
        KEYS,
        /** {@code ${x:-y}}; those without the colon take an empty value for one. */
        DEFAULT,
        DEFAULT_UNSET,
        ASSIGN,
        ASSIGN_UNSET,
        ERROR,
        ERROR_UNSET,
        ALTERNATIVE,
        ALTERNATIVE_UNSET,
        /** {@code ${x#y}}. */
        CUT_HEAD,
        CUT_LONG_HEAD,
        CUT_TAIL,
        CUT_LONG_TAIL,
        /** {@code ${x/y/z}}. */
        REPLACE,
        REPLACE_ALL,
        REPLACE_HEAD,
        REPLACE_TAIL,
        /** {@code ${x:1:2}}. */
        PART,
        UPPER,
        UPPER_FIRST,
        LOWER,
        LOWER_FIRST
    }
}
