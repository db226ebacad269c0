package dev.vethwork.net;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads and writes single IP addresses, as strictly as {@code ip} does. */
public final class Addresses {
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowAll(false)
            .allowEmpty(false)
            .allowWildcardedSeparator(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .setRangeOptions(AddressStringParameters.RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .getParentBuilder()
            .toParams();

    private static final Pattern ALPHABET = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private Addresses() {}

    /** One address, v4 in four decimal parts or v6 without a zone. @throws BadValue if it is not one */
    public static IPAddress parse(String text) {
        // The library trims blanks and knows notations that ip does not.
        if (!ALPHABET.matcher(text).matches()) {
            throw bad(text);
        }
        try {
            IPAddress address = new IPAddressString(text, STRICT).toAddress();
            if (address == null || address.isMultiple()) {
                throw bad(text);
            }
            return address;
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw bad(text);
        }
    }

    /** The shortest usual text: {@code 10.0.0.1}, {@code fd00::1}, never with a prefix length. */
    public static String text(IPAddress address) {
        return address.withoutPrefixLength().toCanonicalString();
    }

    /** The address so many after this one; behind the last comes the first. */
    public static IPAddress plus(IPAddress address, BigInteger more) {
        byte[] sum = address.getValue().add(more).toByteArray();
        int width = address.getByteCount();
        byte[] bytes = new byte[width];
        int from = Math.max(0, sum.length - width);
        System.arraycopy(sum, from, bytes, width - (sum.length - from), sum.length - from);
        return new IPAddressGenerator().from(bytes);
    }

    private static BadValue bad(String text) {
        return BadValue.of("address", Quote.of(text));
    }
}
