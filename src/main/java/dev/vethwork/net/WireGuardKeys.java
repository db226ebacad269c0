package dev.vethwork.net;

import java.util.Base64;

/** What keys of WireGuard are as text. */
final class WireGuardKeys {
    /** In bytes. */
    static final int LENGTH = 32;

    private WireGuardKeys() {}

    /** @throws BadValue if it is no key */
    static byte[] bytes(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == LENGTH && text.length() == 44) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below: what was typed may be half of a secret, and is not shown.
        }
        throw BadValue.of("key");
    }
}
