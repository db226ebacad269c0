package dev.vethwork.format.importing.command.wireguard;

import dev.vethwork.format.importing.command.CommandEnd;
import dev.vethwork.format.importing.command.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code wg setconf} reads: settings of the interface, then of each peer. */
final class WireguardFile {
    private static final String PEER = "publickey";

    private WireguardFile() {}

    private record Setting(String name, String value) {
        private String key() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    static void read(String text, WireguardSoFar so, Context context) {
        List<Setting> section = new ArrayList<>();
        for (String line : text.lines().map(l -> l.replaceFirst("#.*", "").strip()).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[")) {
                section(section, so, context);
                section.clear();
            } else if (equals > 0) {
                section.add(new Setting(line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
            }
        }
        section(section, so, context);
    }

    /** A peer's key may stand anywhere among what is said of it. */
    private static void section(List<Setting> section, WireguardSoFar so, Context context) {
        section.stream().filter(s -> s.key().equals(PEER)).forEach(s -> so.peer(s.value()));
        section.forEach(s -> read(s, so, context));
    }

    private static void read(Setting setting, WireguardSoFar so, Context context) {
        switch (setting.key()) {
            case PEER -> {
                // Known from the beginning.
            }
            case "privatekey" -> so.privateKey(setting.value());
            case "listenport" -> so.listenPort(WireguardSoFar.number(setting.value()));
            case "allowedips" -> so.allowedIps(setting.value(), true);
            case "endpoint" -> so.endpoint(setting.value());
            case "persistentkeepalive" -> so.keepalive(setting.value());
            case "fwmark", "presharedkey" -> context.remark("setting", setting.name());
            default -> throw CommandEnd.failed("argument", setting.name());
        }
    }
}
