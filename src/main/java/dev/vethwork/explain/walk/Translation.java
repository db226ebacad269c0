package dev.vethwork.explain.walk;

import dev.vethwork.net.Addresses;
import inet.ipaddr.IPAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a DNAT or SNAT rule leads: {@code 192.168.15.2:80}, {@code 192.168.15.2}, {@code [fd00::2]:80}. */
record Translation(IPAddress address, int port) {
    private static final Pattern FORM = Pattern.compile("\\[?([0-9A-Fa-f.:]+?)\\]?(?::([0-9]{1,5}))?");
    private static final Pattern BARE_V6 = Pattern.compile("[0-9A-Fa-f]*(:[0-9A-Fa-f]*){2,}");

    /** @param port the one to keep where the text names none */
    static Translation parse(String text, int port) {
        if (BARE_V6.matcher(text).matches()) {
            return new Translation(Addresses.parse(text), port);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new dev.vethwork.net.BadValue(text + " is no address to translate to", "write one like 10.0.0.1:80");
        }
        String named = form.group(2);
        return new Translation(Addresses.parse(form.group(1)), named == null ? port : Integer.parseInt(named));
    }
}
