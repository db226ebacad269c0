package dev.vethwork.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a packet's mark must be, which a firewall puts on it: {@code 0x1}, or {@code 0x1/0xff} where only some bits count.
 *
 * @param mask the bits that count
 */
public record PacketMark(long value, long mask) {
    /** A mask of all bits. */
    public static final long ALL = 0xffff_ffffL;
    private static final String NUMBER = "(0x[0-9a-f]{1,8}|[0-9]{1,10})";
    private static final Pattern FORM = Pattern.compile(NUMBER + "(?:/" + NUMBER + ")?", Pattern.CASE_INSENSITIVE);

    public PacketMark {
        if (value < 0 || value > ALL || mask < 0 || mask > ALL) {
            throw BadValue.of("mark", Quote.of(value + "/" + mask));
        }
    }

    /** @throws BadValue if it is no mark */
    public static PacketMark parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw BadValue.of("mark", Quote.of(text));
        }
        return new PacketMark(Long.decode(form.group(1)), form.group(2) == null ? ALL : Long.decode(form.group(2)));
    }

    /** Whether a packet with this mark is meant. */
    public boolean takes(long mark) {
        return ((mark ^ value) & mask) == 0;
    }

    public String text() {
        String only = "0x" + Long.toHexString(value);
        return mask == ALL ? only : only + "/0x" + Long.toHexString(mask);
    }

    @Override
    public String toString() {
        return text();
    }
}
