package dev.vethwork.net;

/**
 * The half of a WireGuard key that others know: 32 bytes in base64, as {@code wg pubkey} prints them.
 *
 * @param text 44 characters
 */
public record PublicKey(String text) {
    public PublicKey {
        WireGuardKeys.bytes(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
