package dev.vethwork.net;

import inet.ipaddr.IPAddress;

/** An IP family. */
public enum Family {
    V4(32),
    V6(128);

    private final int bits;

    Family(int bits) {
        this.bits = bits;
    }

    /** Bits of an address: 32 or 128. */
    public int bits() {
        return bits;
    }

    public static Family of(IPAddress address) {
        return address.isIPv4() ? V4 : V6;
    }
}
