package dev.vethwork.net;

import java.util.regex.Pattern;

/** The field of that name in an IP header, without the two bits for congestion: {@code 0x10}. */
public record TypeOfService(int value) {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{1,2}|[0-9]{1,3}", Pattern.CASE_INSENSITIVE);
    private static final int BITS = 0xfc;

    public TypeOfService {
        if (value == 0 || (value & ~BITS) != 0) {
            throw BadValue.of("tos", Quote.of("0x" + Integer.toHexString(value)));
        }
    }

    /** @throws BadValue if it is none */
    public static TypeOfService parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw BadValue.of("tos", Quote.of(text));
        }
        return new TypeOfService(text.startsWith("0x") || text.startsWith("0X") ? Integer.decode(text) : Integer.parseInt(text));
    }

    public String text() {
        return "0x" + Integer.toHexString(value);
    }

    @Override
    public String toString() {
        return text();
    }
}
