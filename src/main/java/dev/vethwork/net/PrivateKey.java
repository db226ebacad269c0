package dev.vethwork.net;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KeyAgreement;

/**
 * The half of a WireGuard key that nobody else knows. It is in the drawing's file and in what the kernel is told, and shows
 * itself nowhere else.
 *
 * @param text 44 characters of base64, as {@code wg genkey} prints them
 */
public record PrivateKey(String text) {
    /** The curve's base point (RFC 7748, section 6.1). */
    private static final BigInteger BASE = BigInteger.valueOf(9);

    /** To work one out takes as long as to walk a packet through a lab. */
    private static final Map<PrivateKey, PublicKey> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 1_000;

    public PrivateKey {
        WireGuardKeys.bytes(text);
    }

    /** A new one, as {@code wg genkey} makes it. */
    public static PrivateKey random() {
        byte[] bytes = new byte[WireGuardKeys.LENGTH];
        new SecureRandom().nextBytes(bytes);
        bytes[0] &= (byte) 248;
        bytes[WireGuardKeys.LENGTH - 1] = (byte) (bytes[WireGuardKeys.LENGTH - 1] & 127 | 64);
        return new PrivateKey(Base64.getEncoder().encodeToString(bytes));
    }

    /** What others know of it: X25519 of the curve's base point. */
    public PublicKey publicKey() {
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(this, PrivateKey::computed);
    }

    private static PublicKey computed(PrivateKey key) {
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, WireGuardKeys.bytes(key.text))));
            agreement.doPhase(factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE)), true);
            return new PublicKey(Base64.getEncoder().encodeToString(agreement.generateSecret()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has X25519", e);
        }
    }

    @Override
    public String toString() {
        return "(private key)";
    }
}
