package dev.vethwork.format.importing.command.firewall;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ports by the names that scripts give them, as in services(5). */
final class PortNames {
    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("https", 443),
            Map.entry("ssh", 22),
            Map.entry("domain", 53),
            Map.entry("dns", 53),
            Map.entry("telnet", 23),
            Map.entry("ftp", 21),
            Map.entry("smtp", 25),
            Map.entry("ntp", 123),
            Map.entry("bootps", 67),
            Map.entry("bootpc", 68),
            Map.entry("mysql", 3306));

    private PortNames() {}

    static @Nullable Integer port(String name) {
        return PORTS.get(name);
    }
}
