package dev.vethwork.format.importing.command.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The networks of a container in a file of LXC's: {@code lxc.net.0.link}, and {@code lxc.network.link} as it was called before. */
final class LxcConfig {
    private static final Pattern LINE = Pattern.compile("\\s*lxc\\.net(?:work|\\.([0-9]{1,4}))\\.([a-z0-9.]+)\\s*=\\s*(\\S*).*");

    private final Map<Integer, Map<String, String>> networks = new TreeMap<>();

    /** Goes on with what another file or option says. */
    void read(String text) {
        int last = networks.size() - 1;
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String key = matcher.group(2);
                boolean numbered = matcher.group(1) != null;
                last = numbered ? Integer.parseInt(matcher.group(1)) : key.equals("type") ? last + 1 : Math.max(last, 0);
                networks.computeIfAbsent(last, n -> new HashMap<>()).put(key, matcher.group(3));
            }
        }
    }

    /** One of them: what it is joined to and by what. */
    record Network(int number, Map<String, String> all) {
        String get(String key) {
            return all.getOrDefault(key, "");
        }

        String device() {
            return get("name").isEmpty() ? "eth" + number : get("name");
        }

        /** Of the family, {@code ipv4} or {@code ipv6}; the second word that some write is the broadcast address. */
        String address(String family) {
            return all.getOrDefault(family + ".address", get(family));
        }
    }

    List<Network> networks() {
        List<Network> all = new ArrayList<>();
        networks.forEach((number, keys) -> all.add(new Network(number, keys)));
        return all;
    }
}
