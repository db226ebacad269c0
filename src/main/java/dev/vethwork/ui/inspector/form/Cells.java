package dev.vethwork.ui.inspector.form;

import dev.vethwork.net.Addresses;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.Mac;
import dev.vethwork.net.Mtu;
import dev.vethwork.net.Prefix;
import dev.vethwork.net.Quote;
import dev.vethwork.net.RouteTable;
import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads typed cells; an empty one is null where a value may be left out. */
public final class Cells {
    private Cells() {}

    public static String show(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case IPAddress address -> Addresses.text(address);
            case Enum<?> word -> Input.word(word);
            case List<?> several -> several.stream().map(Cells::show).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    public static @Nullable String optional(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** A text in which {@code \\n} stands for the end of a line. */
    static String lines(String typed) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char next = i + 1 < typed.length() ? typed.charAt(i + 1) : 0;
            if (typed.charAt(i) == '\\' && (next == 'n' || next == '\\')) {
                text.append(next == 'n' ? '\n' : '\\');
                i++;
            } else {
                text.append(typed.charAt(i));
            }
        }
        return text.toString();
    }

    /** Several values, with blanks or commas between them. */
    public static Stream<String> words(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty());
    }

    public static @Nullable Prefix prefix(String text) {
        return text.isBlank() ? null : Prefix.parse(text.strip());
    }

    /** A destination; {@code default} is all of the gateway's family. */
    public static Prefix destination(String text, @Nullable IPAddress via) {
        if (text.isBlank() || text.strip().equals("default")) {
            return via != null && via.isIPv6() ? Prefix.ALL_V6 : Prefix.ALL_V4;
        }
        return Prefix.parse(text.strip());
    }

    public static @Nullable IPAddress address(String text) {
        return text.isBlank() ? null : Addresses.parse(text.strip());
    }

    public static @Nullable RouteTable table(String text) {
        return text.isBlank() ? null : RouteTable.parse(text.strip());
    }

    /** A value with a form of its own. */
    static <T> @Nullable T parsed(String text, Function<String, T> parser) {
        return text.isBlank() ? null : parser.apply(text.strip());
    }

    public static @Nullable Mac mac(String text) {
        return text.isBlank() ? null : new Mac(text.strip());
    }

    public static @Nullable Integer number(String text, int least, int most) {
        Long value = number(text, (long) least, (long) most);
        return value == null ? null : value.intValue();
    }

    public static @Nullable Long number(String text, long least, long most) {
        if (text.isBlank()) {
            return null;
        }
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,10}") || Long.parseLong(digits) < least || Long.parseLong(digits) > most) {
            throw BadValue.of("number", Quote.of(digits), least, most);
        }
        return Long.valueOf(digits);
    }

    public static @Nullable Integer port(String text) {
        return number(text, 1, 65_535);
    }

    public static @Nullable Integer mtu(String text) {
        return number(text, Mtu.LEAST, Mtu.MOST);
    }

    public static <E extends Enum<E>> E word(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    public static <E extends Enum<E>> @Nullable E anyWord(Class<E> type, String text) {
        return text.isEmpty() ? null : word(type, text);
    }
}
