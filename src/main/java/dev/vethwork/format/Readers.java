package dev.vethwork.format;

import dev.vethwork.net.BadValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Readers of plain values. */
final class Readers {
    private Readers() {}

    static String text(Located value, Problems problems) {
        if (value instanceof Located.Text text) {
            return text.value();
        }
        throw wrongKind(value, problems, "a text", "write it in double quotes");
    }

    /** A text that is further read by a function, which throws BadValue. */
    static <T> Reader<T> text(Function<String, T> parse) {
        return (value, problems) -> parse.apply(text(value, problems));
    }

    static boolean flag(Located value, Problems problems) {
        if (value instanceof Located.Flag flag) {
            return flag.value();
        }
        throw wrongKind(value, problems, "true or false", "write true or false without quotes");
    }

    /** A whole number between two bounds. */
    static Reader<Long> whole(long least, long most) {
        return (value, problems) -> {
            String range = "write a whole number from " + least + " to " + most;
            if (!(value instanceof Located.Numeral number) || !number.whole()) {
                throw wrongKind(value, problems, "a whole number", range);
            }
            try {
                long read = Long.parseLong(number.digits());
                if (read >= least && read <= most) {
                    return read;
                }
            } catch (NumberFormatException tooLong) {
                // Out of range like any other.
            }
            throw new BadValue("the number is out of range", range);
        };
    }

    static Reader<Integer> whole(int least, int most) {
        Reader<Long> reader = whole((long) least, (long) most);
        return (value, problems) -> Math.toIntExact(reader.read(value, problems));
    }

    static final Reader<Integer> PORT = whole(1, 65_535);

    static double pixels(Located value, Problems problems) {
        if (!(value instanceof Located.Numeral number)) {
            throw wrongKind(value, problems, "a number", "write a number of pixels");
        }
        double read = Double.parseDouble(number.digits());
        if (!Double.isFinite(read)) {
            throw new BadValue("the number is out of range", "write a number of pixels");
        }
        return read;
    }

    /** One of an enum's constants, by its name in lower case. */
    static <E extends Enum<E>> Reader<E> word(Class<E> type) {
        E[] constants = type.getEnumConstants();
        String all = Arrays.stream(constants).map(Readers::word).collect(Collectors.joining(", "));
        return (value, problems) -> {
            String read = text(value, problems);
            for (E constant : constants) {
                if (word(constant).equals(read)) {
                    return constant;
                }
            }
            throw new BadValue(dev.vethwork.net.Quote.of(read) + " is not known here", "write one of " + all);
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Unreadable wrongKind(Located value, Problems problems, String wanted, String remedy) {
        return problems.giveUp(value.place(), "this is " + value.kind() + ", wanted is " + wanted, remedy);
    }
}
