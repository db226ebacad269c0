package dev.vethwork.ui.traffic;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to make traffic between two nodes, as the program that a person would type. */
enum LoadKind {
    PING("iputils-ping", "(?:time=)([0-9.]+)()(?: ms)"),
    IPERF("iperf3", "([0-9.]+) ([KMG]?)bits/sec"),
    TRACE("traceroute", "([0-9.]+)() ms\\s*$"),
    HTTP("curl", "([0-9.]+)() s$");

    /** Seconds between two packets. */
    private static final double SHORTEST = 0.01;

    private final String pack;
    private final Pattern value;

    LoadKind(String pack, String value) {
        this.pack = pack;
        this.value = Pattern.compile(value);
    }

    /** The package that has its program. */
    String pack() {
        return pack;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its number is: seconds from one to the next, or a port; empty where it has none. */
    String numberKey() {
        return switch (this) {
            case PING -> "number.interval";
            case IPERF, HTTP -> "number.port";
            case TRACE -> "";
        };
    }

    String usualNumber() {
        return switch (this) {
            case PING -> "1";
            case IPERF -> "5201";
            case HTTP -> "80";
            case TRACE -> "";
        };
    }

    /** Whether that is such a number. A ping without a pause between two packets would be a flood. */
    boolean takes(String number) {
        return switch (this) {
            case PING -> number.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") && Double.parseDouble(number) >= SHORTEST;
            case IPERF, HTTP ->
                number.matches("[0-9]{1,5}") && Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= 65_535;
            case TRACE -> true;
        };
    }

    /** @param number as {@link #takes} lets in */
    List<String> argv(String address, String number) {
        return switch (this) {
            case PING -> List.of("ping", "-n", "-i", number, address);
            case IPERF -> List.of("iperf3", "-c", address, "-p", number, "-t", "60", "--forceflush");
            case TRACE -> List.of("traceroute", "-n", address);
            case HTTP ->
                List.of(
                        "curl", "-sS", "--http0.9", "-o", "/dev/null", "-w", "%{http_code}, %{size_download} bytes, %{time_total} s\\n",
                        "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + number + "/");
        };
    }

    /** What must run at the other end; empty for nothing. */
    List<String> server(String number) {
        return this == IPERF ? List.of("iperf3", "-s", "-1", "-p", number, "--forceflush") : List.of();
    }

    /** What a line of its output measures: bit/s for iperf3, milliseconds for the others. */
    OptionalDouble measure(String line) {
        Matcher matcher = value.matcher(line);
        if (!matcher.find()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        double factor = switch (matcher.group(2)) {
            case "K" -> 1e3;
            case "M" -> 1e6;
            case "G" -> 1e9;
            default -> this == HTTP ? 1e3 : 1;
        };
        return OptionalDouble.of(number * factor);
    }
}
