package dev.vethwork.net;

import java.util.Locale;
import java.util.regex.Pattern;

/** An Ethernet address in the form that {@code ip link} prints: six lower-case hexadecimal bytes with colons. */
public record Mac(String text) implements Comparable<Mac> {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    public Mac {
        text = text.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(text).matches()) {
            throw BadValue.of("mac", Quote.of(text));
        }
    }

    /** Whether it is a group address (lowest bit of the first byte), which no interface may have as its own. */
    public boolean isGroup() {
        return (Integer.parseInt(text.substring(0, 2), 16) & 1) == 1;
    }

    /** The one that follows, of the same maker: its last three bytes are counted on. */
    public Mac next() {
        int number = Integer.parseInt(text.substring(9).replace(":", ""), 16) + 1 & 0xff_ffff;
        return new Mac(text.substring(0, 9)
                + String.format(Locale.ROOT, "%02x:%02x:%02x", number >> 16, number >> 8 & 0xff, number & 0xff));
    }

    @Override
    public int compareTo(Mac other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
