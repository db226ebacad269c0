package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A file of {@code wg-quick}(8): what it does for its interface, as the commands that it runs. */
final class WgQuickFile {
    private static final String FOLDER = "/etc/wireguard/";
    private static final String ENDING = ".conf";

    /** Of these settings {@code wg} itself knows nothing. */
    private static final Set<String> OF_QUICK =
            Set.of("address", "mtu", "dns", "table", "preup", "postup", "predown", "postdown", "saveconfig");

    private final String name;
    private final StringBuilder stripped = new StringBuilder();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();
    private final List<String> servers = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private String mtu = "";
    private String table = "";

    WgQuickFile(String path, String text) {
        this.name = nameOf(path);
        for (String written : text.lines().toList()) {
            String line = written.replaceFirst("#.*", "").strip();
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            read(key, equals < 0 ? "" : line.substring(equals + 1).strip());
            if (!OF_QUICK.contains(key)) {
                stripped.append(line).append('\n');
            }
        }
    }

    /** The file of an interface, or of one that is named by its file. */
    static String path(String word) {
        return word.endsWith(ENDING) ? word : FOLDER + word + ENDING;
    }

    private static String nameOf(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.substring(0, last.length() - ENDING.length());
    }

    private static Stream<String> items(String value) {
        return Stream.of(value.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }

    private void read(String key, String value) {
        switch (key) {
            case "address" -> items(value).forEach(addresses::add);
            case "allowedips" -> items(value).forEach(allowed::add);
            case "dns" -> items(value).forEach(servers::add);
            case "mtu" -> mtu = value;
            case "table" -> table = value;
            case "preup" -> before.add(value.replace("%i", name));
            case "postup" -> after.add(value.replace("%i", name));
            default -> {
                // Of the peers, or of what is done when it goes.
            }
        }
    }

    /** What {@code wg setconf} takes of it. */
    String stripped() {
        return stripped.toString();
    }

    String down() {
        return "ip link delete dev " + name + "\n";
    }

    String up() {
        List<String> all = new ArrayList<>();
        all.add("ip link add " + name + " type wireguard");
        all.addAll(before);
        all.add("wg setconf " + name + " /dev/stdin <<'END-OF-WG'\n" + stripped + "END-OF-WG");
        addresses.forEach(address -> all.add("ip address add " + address + " dev " + name));
        all.add("ip link set " + (mtu.isEmpty() ? "" : "mtu " + mtu + " ") + "up dev " + name);
        if (!servers.isEmpty()) {
            all.add("resolvconf -a tun." + name + " " + String.join(" ", servers));
        }
        if (!table.equals("off")) {
            allowed.stream().distinct().filter(this::needsRoute).forEach(to -> route(to, all));
        }
        all.addAll(after);
        return String.join("\n", all) + "\n";
    }

    private void route(String to, List<String> all) {
        if (!table.isEmpty() && !table.equals("auto")) {
            all.add("ip route add " + to + " dev " + name + " table " + table);
        } else if (to.endsWith("/0")) {
            String family = to.contains(":") ? "ip -6" : "ip -4";
            all.add("wg set " + name + " fwmark 51820");
            all.add(family + " route add " + to + " dev " + name + " table 51820");
            all.add(family + " rule add not fwmark 51820 table 51820");
            all.add(family + " rule add table main suppress_prefixlength 0");
        } else {
            all.add("ip route add " + to + " dev " + name);
        }
    }

    /** Whether its own addresses do not lead there already. */
    private boolean needsRoute(String to) {
        try {
            Prefix there = Prefix.parse(to);
            return addresses.stream().noneMatch(own -> InterfaceAddress.parse(own).prefix().network().contains(there));
        } catch (BadValue bad) {
            // The command that is made of it says what is wrong.
            return true;
        }
    }
}
