package dev.vethwork.net;

import inet.ipaddr.IPAddress;

/**
 * An address as {@code ip addr add} takes it.
 *
 * @param prefix the address with its prefix length
 * @param written whether a prefix length was written; without one the kernel takes all bits (/32, /128), and no other
 *     address is on the link
 */
public record InterfaceAddress(Prefix prefix, boolean written) implements Comparable<InterfaceAddress> {
    /** @throws BadValue if the text is not an address with or without a prefix length */
    public static InterfaceAddress parse(String text) {
        return new InterfaceAddress(Prefix.parse(text), text.indexOf('/') >= 0);
    }

    public static InterfaceAddress of(IPAddress address, int length) {
        return new InterfaceAddress(new Prefix(address, length), true);
    }

    public IPAddress ip() {
        return prefix.address();
    }

    public Family family() {
        return prefix.family();
    }

    /** The subnet that it puts on the link. */
    public Prefix subnet() {
        return prefix.network();
    }

    /** As it was written. */
    public String text() {
        return written ? prefix.text() : Addresses.text(ip());
    }

    @Override
    public int compareTo(InterfaceAddress other) {
        return prefix.compareTo(other.prefix);
    }

    @Override
    public String toString() {
        return text();
    }
}
