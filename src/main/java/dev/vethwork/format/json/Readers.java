package dev.vethwork.format.json;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Readers of plain values. */
public final class Readers {
    private Readers() {}

    public static String text(Located value, Problems problems) {
        if (value instanceof Located.Text text) {
            return text.value();
        }
        throw wrongKind(value, problems, "text");
    }

    /** A text that is further read by a function, which throws BadValue. */
    public static <T> Reader<T> text(Function<String, T> parse) {
        return (value, problems) -> parse.apply(text(value, problems));
    }

    public static boolean flag(Located value, Problems problems) {
        if (value instanceof Located.Flag flag) {
            return flag.value();
        }
        throw wrongKind(value, problems, "flag");
    }

    /** A whole number between two bounds. */
    public static Reader<Long> whole(long least, long most) {
        return (value, problems) -> {
            if (!(value instanceof Located.Numeral number) || !number.whole()) {
                throw wrongKind(value, problems, "whole", least, most);
            }
            try {
                long read = Long.parseLong(number.digits());
                if (read >= least && read <= most) {
                    return read;
                }
            } catch (NumberFormatException tooLong) {
                // Out of range like any other.
            }
            throw BadValue.of("file.range", least, most);
        };
    }

    public static Reader<Integer> whole(int least, int most) {
        Reader<Long> reader = whole((long) least, (long) most);
        return (value, problems) -> Math.toIntExact(reader.read(value, problems));
    }

    public static final Reader<Integer> PORT = whole(1, 65_535);

    public static double pixels(Located value, Problems problems) {
        if (!(value instanceof Located.Numeral number)) {
            throw wrongKind(value, problems, "number");
        }
        double read = Double.parseDouble(number.digits());
        if (!Double.isFinite(read)) {
            throw BadValue.of("file.pixels");
        }
        return read;
    }

    /** One of an enum's constants, by its name in lower case. */
    public static <E extends Enum<E>> Reader<E> word(Class<E> type) {
        E[] constants = type.getEnumConstants();
        String all = Arrays.stream(constants).map(Readers::word).collect(Collectors.joining(", "));
        return (value, problems) -> {
            String read = text(value, problems);
            for (E constant : constants) {
                if (word(constant).equals(read)) {
                    return constant;
                }
            }
            throw BadValue.of("file.word", Quote.of(read), all);
        };
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @param wanted the kind that is, as the keys of the sentences have it */
    public static Unreadable wrongKind(Located value, Problems problems, String wanted, Object... arguments) {
        Object[] filled = Stream.concat(Stream.of(value.kind()), Stream.of(arguments)).toArray();
        return problems.giveUp(value.place(), BadValue.of("file.wanted." + wanted, filled));
    }
}
