package dev.vethwork.ui.inspector.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a value is typed in. Every value is text on its way: {@code true} and {@code false}, a choice's word. */
public sealed interface Input {
    /**
     * One line.
     *
     * @param example stands in it while it is empty
     * @param columns how wide it is where there are others beside it, in letters as wide as W
     */
    record Text(String example, int columns) implements Input {
        public Text(String example) {
            this(example, 9);
        }
    }

    /** Several lines. */
    record LongText() implements Input {}

    /** On or off. */
    record Flag() implements Input {}

    /**
     * One of these words.
     *
     * @param empty what the empty word stands for, a key of the bundle with {@code choice.} before it
     */
    record Choice(List<String> options, String empty) implements Input {
        public Choice {
            options = List.copyOf(options);
        }

        public Choice(List<String> options) {
            this(options, "any");
        }
    }

    /** The lower-case names of an enum's values. */
    static Choice of(Class<? extends Enum<?>> type) {
        return new Choice(Arrays.stream(type.getEnumConstants()).map(Input::word).toList());
    }

    /** The same with the empty word before them. */
    static Choice anyOf(Class<? extends Enum<?>> type) {
        return orElse(type, "any");
    }

    /** The same where the empty word leaves it to the kernel what it has. */
    static Choice orUntouched(Class<? extends Enum<?>> type) {
        return orElse(type, "untouched");
    }

    private static Choice orElse(Class<? extends Enum<?>> type, String empty) {
        return new Choice(Stream.concat(Stream.of(""), of(type).options().stream()).toList(), empty);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What a field holds before anything is typed. */
    default String initial() {
        return switch (this) {
            case Text _, LongText _ -> "";
            case Flag _ -> "false";
            case Choice choice -> choice.options().getFirst();
        };
    }
}
