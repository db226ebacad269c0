package dev.vethwork.net;

import org.jspecify.annotations.Nullable;

/** The largest packet that an interface sends, in bytes. */
public final class Mtu {
    /** What every link of IPv4 has to carry: RFC 791. */
    public static final int LEAST = 68;

    public static final int MOST = 65_535;

    private Mtu() {}

    /** @throws BadValue for one that the kernel would not take; null is none */
    public static void check(@Nullable Integer mtu) {
        if (mtu != null && (mtu < LEAST || mtu > MOST)) {
            throw BadValue.of("mtu", mtu);
        }
    }
}
