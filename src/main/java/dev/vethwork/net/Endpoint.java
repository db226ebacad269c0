package dev.vethwork.net;

import inet.ipaddr.IPAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address with or without a port: {@code 192.168.15.2:80}, {@code [fd00::2]:80}, {@code fd00::2}. */
public record Endpoint(IPAddress address, @Nullable Integer port) {
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^\\]]*)\\]|([^:\\[\\]]*)):([0-9]{1,5})");

    public static Endpoint parse(String text) {
        Matcher matcher = WITH_PORT.matcher(text);
        if (!matcher.matches()) {
            return new Endpoint(Addresses.parse(text), null);
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port < 1 || port > 65_535) {
            throw BadValue.of("port.text", Quote.of(text));
        }
        String v6 = matcher.group(1);
        return new Endpoint(Addresses.parse(v6 == null ? matcher.group(2) : v6), port);
    }

    public String text() {
        String alone = Addresses.text(address);
        if (port == null) {
            return alone;
        }
        return (address.isIPv6() ? "[" + alone + "]" : alone) + ":" + port;
    }

    @Override
    public String toString() {
        return text();
    }
}
