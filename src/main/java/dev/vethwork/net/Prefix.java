package dev.vethwork.net;

import inet.ipaddr.IPAddress;

/**
 * An address and a prefix length: {@code 192.168.15.0/24}. It keeps the address as it was written, host bits included,
 * since a prefix with host bits is a mistake worth showing; {@link #network} is what the kernel makes of it.
 *
 * @param address without a prefix length of its own
 * @param length leading bits that count, 0 to 32 or 128
 */
public record Prefix(IPAddress address, int length) implements Comparable<Prefix> {
    public static final Prefix ALL_V4 = parse("0.0.0.0/0");
    public static final Prefix ALL_V6 = parse("::/0");

    public Prefix {
        address = address.withoutPrefixLength();
        if (length < 0 || length > address.getBitCount()) {
            throw BadValue.of("prefix.range", length, address.getBitCount(), Addresses.text(address) + "/" + length);
        }
    }

    /** Address with or without a prefix length; without, it is a single address. @throws BadValue if it is neither */
    public static Prefix parse(String text) {
        int slash = text.indexOf('/');
        IPAddress address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
        return new Prefix(address, slash < 0 ? address.getBitCount() : length(text, text.substring(slash + 1)));
    }

    private static int length(String whole, String digits) {
        if (!digits.matches("[0-9]{1,3}")) {
            throw BadValue.of("prefix", Quote.of(whole));
        }
        return Integer.parseInt(digits);
    }

    public static Prefix host(IPAddress address) {
        return new Prefix(address, address.getBitCount());
    }

    public static Prefix all(Family family) {
        return family == Family.V4 ? ALL_V4 : ALL_V6;
    }

    public Family family() {
        return Family.of(address);
    }

    /** The same prefix with its host bits cleared. */
    public Prefix network() {
        return hasHostBits() ? new Prefix(address.toZeroHost(length), length) : this;
    }

    public boolean hasHostBits() {
        byte[] bytes = address.getBytes();
        for (int i = length / Byte.SIZE; i < bytes.length; i++) {
            if ((bytes[i] & 0xff & ~mask(i)) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The bits of an address's byte that are before the prefix's end. */
    private int mask(int index) {
        return 0xff & 0xff << Byte.SIZE - Math.clamp(length - index * Byte.SIZE, 0, Byte.SIZE);
    }

    public boolean isAll() {
        return length == 0;
    }

    /** Whether it names a single address. */
    public boolean isHost() {
        return length == address.getBitCount();
    }

    public boolean contains(IPAddress other) {
        if (Family.of(other) != family()) {
            return false;
        }
        // Not by masked addresses: a plan asks this many thousand times.
        byte[] ours = address.getBytes();
        byte[] theirs = other.getBytes();
        for (int i = 0; i * Byte.SIZE < length; i++) {
            if (((ours[i] ^ theirs[i]) & mask(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether every address of the other is one of this. */
    public boolean contains(Prefix other) {
        return other.length >= length && contains(other.address);
    }

    public boolean overlaps(Prefix other) {
        return contains(other) || other.contains(this);
    }

    /** {@code 192.168.15.0/24}, as written. */
    public String text() {
        return Addresses.text(address) + "/" + length;
    }

    /** As iproute2 and iptables print it: {@code default} for all, no length for a single address. */
    public String shortText() {
        return isAll() && !hasHostBits() ? "default" : isHost() ? Addresses.text(address) : text();
    }

    @Override
    public int compareTo(Prefix other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return text();
    }
}
