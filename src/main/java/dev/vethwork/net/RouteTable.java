package dev.vethwork.net;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The number of a routing table; the kernel makes three by itself, which have names (ip-route(8)). */
public record RouteTable(long number) implements Comparable<RouteTable> {
    public static final RouteTable DEFAULT = new RouteTable(253);
    public static final RouteTable MAIN = new RouteTable(254);
    public static final RouteTable LOCAL = new RouteTable(255);

    private static final long HIGHEST = 4_294_967_295L;
    private static final Map<String, RouteTable> NAMED = Map.of("default", DEFAULT, "main", MAIN, "local", LOCAL);
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

    public RouteTable {
        if (number < 1 || number > HIGHEST) {
            throw BadValue.of("table", number);
        }
    }

    /** @throws BadValue if it is neither a name that the kernel's tables have nor a number */
    public static RouteTable parse(String text) {
        RouteTable named = NAMED.get(text.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        if (!DIGITS.matcher(text).matches()) {
            throw BadValue.of("table", Quote.of(text));
        }
        return new RouteTable(Long.parseLong(text));
    }

    public boolean isMain() {
        return equals(MAIN);
    }

    public boolean isNamed() {
        return NAMED.containsValue(this);
    }

    /** Its name where it has one, else its number. */
    public String text() {
        return isMain() ? "main" : equals(LOCAL) ? "local" : equals(DEFAULT) ? "default" : Long.toString(number);
    }

    @Override
    public int compareTo(RouteTable other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return text();
    }
}
