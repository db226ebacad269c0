package dev.vethwork.format.importing.shell.wrapper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code /etc/network/interfaces} (interfaces(5)): what ifup does for each of its interfaces, as commands. */
final class InterfacesFile {
    static final String PATH = "/etc/network/interfaces";

    private static final Set<String> BEFORE = Set.of("pre-up");
    private static final Set<String> AFTER = Set.of("up", "post-up");

    private final Set<String> auto = new LinkedHashSet<>();
    private final List<Stanza> stanzas = new ArrayList<>();

    /** One interface of one family. */
    private static final class Stanza {
        private final String device;
        private final String method;
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private String address = "";
        private String mask = "";
        private String gateway = "";
        private String mac = "";
        private String mtu = "";

        private Stanza(String device, String method) {
            this.device = device;
            this.method = method;
        }

        private void option(String name, String value) {
            switch (name) {
                case "address" -> address = value;
                case "netmask" -> mask = value;
                case "gateway" -> gateway = value;
                case "hwaddress" -> mac = value.replaceFirst("^ether\\s+", "");
                case "mtu" -> mtu = value;
                default -> {
                    if (BEFORE.contains(name)) {
                        before.add(value);
                    } else if (AFTER.contains(name)) {
                        after.add(value);
                    }
                }
            }
        }

        private List<String> commands() {
            List<String> all = new ArrayList<>(before);
            if (!mac.isEmpty()) {
                all.add("ip link set " + device + " address " + mac);
            }
            if (!mtu.isEmpty()) {
                all.add("ip link set " + device + " mtu " + mtu);
            }
            if (method.equals("dhcp")) {
                all.add("dhclient " + device);
            } else if (method.equals("static") && !address.isEmpty()) {
                // ifconfig takes a dotted mask as well.
                all.add(mask.contains(".") && !address.contains("/")
                        ? "ifconfig " + device + " " + address + " netmask " + mask
                        : "ip addr add " + address + (address.contains("/") || mask.isEmpty() ? "" : "/" + mask) + " dev " + device);
            }
            all.add("ip link set " + device + " up");
            if (!gateway.isEmpty()) {
                all.add("ip route add default via " + gateway + " dev " + device);
            }
            all.addAll(after);
            return all;
        }
    }

    private InterfacesFile(String text) {
        Stanza open = null;
        for (String line : text.replace("\\\n", " ").lines().map(String::strip).toList()) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "auto", "allow-hotplug" -> auto.addAll(List.of(words).subList(1, words.length));
                case "iface" -> {
                    open = words.length > 3 ? new Stanza(words[1], words[3]) : null;
                    if (open != null) {
                        stanzas.add(open);
                    }
                }
                case "mapping", "source", "source-directory", "no-auto-down", "no-scripts" -> open = null;
                default -> {
                    if (open != null && !line.startsWith("#") && words.length > 1) {
                        open.option(words[0], line.substring(words[0].length()).strip());
                    }
                }
            }
        }
    }

    /** What brings these interfaces up. @param devices none for all that come up by themselves */
    static String script(String text, List<String> devices) {
        InterfacesFile file = new InterfacesFile(text);
        StringBuilder script = new StringBuilder();
        file.stanzas.stream()
                .filter(each -> devices.isEmpty() ? file.auto.contains(each.device) : devices.contains(each.device))
                .flatMap(each -> each.commands().stream())
                .forEach(command -> script.append(command).append('\n'));
        return script.toString();
    }
}
