package dev.vethwork.format.importing;

import dev.vethwork.engine.Target;
import dev.vethwork.plan.compile.Hook;
import dev.vethwork.state.NetworkState;
import dev.vethwork.waiting.Eventually;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a sandbox's kernel holds, whoever made it, as lines that can be compared: without numbers that no two kernels share. */
final class KernelImage {
    private static final Pattern OWN = Pattern.compile("VW-\\S+");
    private static final JsonMapper JSON = new JsonMapper();

    /** Everything is read by one script: a process each would take minutes. */
    private static final String READ = """
            one() {
              echo "@ $1"
              shift
              "$@" ip -j -d link | tr -d '\\n'; echo
              "$@" ip -j addr | tr -d '\\n'; echo
              "$@" ip -j route | tr -d '\\n'; echo
              "$@" ip -j -6 route | tr -d '\\n'; echo
              "$@" ip -j netns list-id | tr -d '\\n'; echo
              "$@" sysctl -n net.ipv4.ip_forward
              "$@" sysctl -n net.ipv6.conf.all.forwarding
              "$@" iptables-save | grep -v '^#'
            }
            one '' env
            for n in $(ip netns list | cut -d' ' -f1 | sort); do one $n ip netns exec $n; done
            """;

    private KernelImage() {}

    private record Device(String space, int index) {}

    static SortedSet<String> of(Target target, String lab) throws Exception {
        String read = target.execute(lab, NetworkState.ROOT, List.of("bash", "-c", READ), Eventually.LONGEST).stdout();
        Map<String, List<String>> spaces = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : read.lines().toList()) {
            if (line.startsWith("@ ") || line.equals("@")) {
                current = new ArrayList<>();
                spaces.put(line.substring(1).strip(), current);
            } else {
                current.add(line);
            }
        }
        Map<Device, String> names = new HashMap<>();
        // A file among those of namespaces may be none, where a script pointed it at what is not there.
        spaces.values().removeIf(lines -> lines.size() < 7);
        spaces.forEach((space, lines) -> json(lines.get(0)).forEach(link ->
                names.put(new Device(space, link.path("ifindex").asInt()), link.path("ifname").asString())));
        SortedSet<String> image = new TreeSet<>();
        spaces.forEach((space, lines) -> space(space.isEmpty() ? "(root)" : space, space, lines, names, image));
        return image;
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.isBlank() ? "[]" : text);
    }

    private static void space(
            String shown, String space, List<String> lines, Map<Device, String> names, SortedSet<String> image) {
        image.add(shown);
        Map<Integer, String> known = new HashMap<>();
        json(lines.get(4)).forEach(id -> known.put(id.path("nsid").asInt(), id.path("name").asString("")));
        json(lines.get(0)).forEach(link -> link(shown, space, link, known, names, image));
        json(lines.get(1)).forEach(device -> device.path("addr_info").forEach(address -> {
            String local = address.path("local").asString("");
            // What a server gave for a time comes when it has come.
            boolean given = address.path("dynamic").asBoolean(false);
            if (!given && !local.startsWith("fe80:") && !local.startsWith("127.") && !local.equals("::1")) {
                image.add(shown + " " + device.path("ifname").asString() + " " + local + "/" + address.path("prefixlen").asInt());
            }
        }));
        for (int i = 2; i < 4; i++) {
            json(lines.get(i)).forEach(route -> route(shown, route, image));
        }
        image.add(shown + " forwards " + lines.get(5));
        image.add(shown + " forwards v6 " + lines.get(6));
        rules(shown, lines.subList(7, lines.size()), image);
    }

    private static void link(
            String shown, String space, JsonNode link, Map<Integer, String> known, Map<Device, String> names, SortedSet<String> image) {
        String name = link.path("ifname").asString();
        boolean up = false;
        for (JsonNode flag : link.path("flags")) {
            up |= flag.asString().equals("UP");
        }
        // The sandbox's own loopback is the tool's affair.
        if (name.equals("lo") && space.isEmpty()) {
            return;
        }
        String peer = "";
        // What a tunnel that was moved names besides is the namespace that it sends from.
        if (link.path("link_index").asInt(0) > 0) {
            String there = link.has("link_netnsid") ? known.getOrDefault(link.path("link_netnsid").asInt(), "") : space;
            peer = " peer " + there + ":" + names.getOrDefault(new Device(there, link.path("link_index").asInt()), "?");
        }
        image.add(shown + " " + name + (up ? " up" : " down") + " mtu " + link.path("mtu").asInt()
                + (link.has("master") ? " master " + link.path("master").asString() : "") + peer);
    }

    private static void route(String shown, JsonNode route, SortedSet<String> image) {
        String protocol = route.path("protocol").asString("");
        // What daemons learn comes when they have learnt it.
        if (Set.of("kernel", "ra", "bird", "zebra", "ospf", "bgp", "dhcp").contains(protocol)) {
            return;
        }
        String head = shown + " route " + route.path("type").asString("") + " " + route.path("dst").asString() + " metric "
                + route.path("metric").asInt(0);
        if (route.has("nexthops")) {
            route.path("nexthops").forEach(hop -> image.add(head + " hop " + hop.path("gateway").asString("") + " " + hop.path("dev").asString("")));
        } else {
            image.add(head + " via " + route.path("gateway").asString("") + " dev " + route.path("dev").asString(""));
        }
    }

    private static void rules(String shown, List<String> lines, SortedSet<String> image) {
        String table = "";
        for (String line : lines) {
            if (line.startsWith("*")) {
                table = line.substring(1);
            } else if (line.matches(":\\S+ DROP.*")) {
                image.add(shown + " policy " + line.substring(1).replaceAll(" .*", ""));
            } else if (line.startsWith("-A") && !line.matches(".*-j VW-\\S+")) {
                String plain = OWN.matcher(line.replaceAll("-m comment --comment (\"[^\"]*\"|[^\" ]+) ?", ""))
                        .replaceAll(own -> Hook.ofOwn(own.group()).map(Hook::chain).orElse(own.group()));
                // Two names of one match.
                image.add(shown + " " + table + " " + plain.replace("-m state --state", "-m conntrack --ctstate"));
            }
        }
    }
}
