package dev.vethwork.engine.place;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.driver.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole machine as text: every namespace's interfaces, addresses, routes, rules of routing and of iptables, queues and
 * settings, what is in /run, and the processes. Two of one machine are equal exactly if nothing has changed.
 */
final class Snapshot {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String SCRIPT = """
            export LC_ALL=C
            namespace='
                echo "== net"; printf "addr\\nroute show table all\\nrule\\nneigh show nud permanent\\nneigh show proxy\\n" | ip -j -d -batch -
                case $1 in .) ip -j -6 rule; echo "== qdisc"; tc -j qdisc ;; esac
                echo "== remotes"; bridge fdb show 2>/dev/null | grep "^00:00:00:00:00:00 .* dst "
                echo "== iptables"; iptables-save 2>/dev/null; echo "== ip6tables"; ip6tables-save 2>/dev/null
                echo "== sysctl"; cd /proc/sys/net
                case $1 in
                .) grep -rsH . ipv4 ipv6 bridge core/somaxconn ;;
                *) grep -sH . ipv4/ip_forward ipv4/conf/*/rp_filter ipv4/conf/*/forwarding ipv4/conf/*/accept_redirects \
                    ipv6/conf/*/forwarding ipv6/conf/*/disable_ipv6 ipv4/icmp_echo_ignore_all ;;
                esac'
            echo "=== namespace ."
            sh -c "$namespace" sh .
            for n in /run/netns/*; do
                if [ -e "$n" ]; then
                    echo "=== namespace ${n##*/}"
                    stat -L -c 'inode %i %z' "$n"
                    nsenter --net="$n" sh -c "$namespace" sh "$n"
                fi
            done
            echo "=== run"
            # ./mount is mount(8)'s own, which a service's private files bring along. ./vethwork-machine is the machine's /etc, which stays
            # in sight once a node asked for names.
            cd /run
            find $run \\( -path ./openvswitch -o -path ./mount -o -path ./vethwork-machine \\) -prune -o -printf '%y %m %p %l\\n' 2>/dev/null | sort
            find $run \\( -path ./openvswitch -o -path ./mount -o -path ./vethwork-machine \\) -prune -o -type f -not -name '*.lock' -exec cksum {} + 2>/dev/null | sort
            if [ -S /run/openvswitch/db.sock ]; then
                echo "=== openvswitch"
                ovs-vsctl --timeout=5 show | grep -vE '^[0-9a-f-]{36}$'
            fi
            """;

    /** What the kernel counts or decides in its own time. */
    // A bridge with a spanning tree forgets sooner while that changes.
    private static final Set<String> VOLATILE = Set.of(
            "ageing_time",
            "hello_timer", "gc_timer", "tcn_timer", "topology_change_timer", "expires", "age", "message_age_timer",
            "forward_delay_timer", "hold_timer", "topology_change", "topology_change_detected", "stats64", "stats",
            "valid_life_time", "preferred_life_time", "operstate", "tentative", "dadfailed");

    /** What makes an object this one and not a later one that is as good. */
    private static final Set<String> IDENTITY = Set.of(
            "ifindex", "link_index", "address", "broadcast", "bridge_id", "designated_root", "designated_bridge",
            "root_id", "link_netnsid", "link", "port_id", "designated_port", "port_no", "root_port", "root_path_cost",
            "state", "handle", "txqlen", "flags", "qdisc", "permaddr", "multicast_router", "tso_max_size", "id",
            "no",
            // Of a VXLAN made with one other end, which is an entry of its table as any other.
            "remote", "remote6",
            // What has been on with a macvlan on it goes on counting that when it is off.
            "promiscuity");

    private static final Pattern ON_THE_WAY = Pattern.compile("vethwork-driver|\\bip netns exec |\\bnsenter |\\bmount -t tmpfs ");

    private Snapshot() {}

    /** Of all that is there, save short-lived processes of this test's own. */
    static String exact(Ground machine) throws IOException {
        return render(machine, false);
    }

    /** The same, with what was made anew counted as what it is made like, and without what labs write down. */
    static String alike(Ground machine) throws IOException {
        return render(machine, true);
    }

    /**
     * Whether the kernel or a service is still on its way: an address that is being tried, whose routes come afterwards, a link
     * whose carrier is not noticed by everybody yet, a service that is not yet its command. A busy machine takes its time for each.
     */
    static boolean isMoving(Ground machine) throws IOException {
        List<String> argv = new ArrayList<>(machine.enter());
        argv.addAll(List.of("sh", "-c", "ip -j addr; for n in /run/netns/*; do [ -e \"$n\" ] && nsenter --net=\"$n\" ip -j addr; done"));
        for (String line : Commands.run(argv).stdout().split("\n")) {
            if (line.startsWith("[")) {
                for (JsonNode link : MAPPER.readTree(line)) {
                    if (isMoving(link)) {
                        return true;
                    }
                }
            }
        }
        return machine.processes().stream().anyMatch(process -> ON_THE_WAY.matcher(process).find());
    }

    private static boolean isMoving(JsonNode link) {
        boolean carries = link.path("flags").valueStream().anyMatch(flag -> flag.asString().equals("LOWER_UP"));
        boolean tried = link.path("addr_info").valueStream()
                .anyMatch(address -> address.path("tentative").asBoolean(false) && !address.path("dadfailed").asBoolean(false));
        return carries && (tried || link.path("operstate").asString("").equals("DOWN"));
    }

    private static String render(Ground machine, boolean alike) throws IOException {
        List<String> argv = new ArrayList<>(machine.enter());
        argv.addAll(List.of("sh", "-c", "run='" + machine.run() + "'\n" + SCRIPT));
        CommandResult result = Commands.run(argv);
        List<String> lines = new ArrayList<>();
        List<String> part = new ArrayList<>();
        String section = "";
        for (String line : result.stdout().split("\n")) {
            if (line.startsWith("==")) {
                lines.addAll(section.endsWith("tables") ? (alike ? withoutEmptyTables(part) : part) : sorted(part));
                part.clear();
                section = line;
                part.add(line);
            } else {
                part.addAll(clean(section, line, alike));
            }
        }
        lines.addAll(sorted(part));
        lines.add("=== processes");
        machine.processes().stream()
                .map(line -> alike ? line.substring(line.indexOf(' ') + 1) : line)
                .distinct()
                .sorted()
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    /** A table that was opened once and has nothing in it is as good as none; the kernel keeps it. */
    private static List<String> withoutEmptyTables(List<String> part) {
        List<String> all = new ArrayList<>();
        List<String> table = new ArrayList<>();
        for (String line : part) {
            table.add(line);
            if (line.startsWith("==") || line.equals("COMMIT")) {
                boolean empty = table.stream().allMatch(l -> l.matches("[*].*|:.* ACCEPT|COMMIT"));
                all.addAll(empty ? List.of() : table);
                table.clear();
            }
        }
        return all;
    }

    private static List<String> sorted(List<String> part) {
        List<String> sorted = new ArrayList<>(part);
        if (!sorted.isEmpty()) {
            java.util.Collections.sort(sorted.subList(1, sorted.size()));
        }
        return sorted;
    }

    private static List<String> clean(String section, String line, boolean alike) {
        if (line.startsWith("[")) {
            List<String> objects = new ArrayList<>();
            MAPPER.readTree(line).forEach(node -> objects.addAll(object(node, alike)));
            return objects;
        }
        if (section.endsWith("tables")) {
            return line.startsWith("#") ? List.of() : List.of(line.replaceAll(" \\[\\d+:\\d+]$", ""));
        }
        if (section.equals("== sysctl")) {
            boolean moves = line.matches(".*(stable_secret|/dad_|nf_conntrack_count|tcp_fastopen_key|/neigh/|mtu_expires).*");
            // A switch's own interface has what the default was as its first bridge came. Whether a loopback is handed a
            // default hangs on whether anybody ever wrote the machine's.
            boolean chance = alike && line.matches(".*/(ovs-netdev/|lo/rp_filter).*");
            return moves || chance ? List.of() : List.of(line);
        }
        if (alike && (line.startsWith("inode ") || line.contains("./vethwork/") || line.contains("./vethwork-ovs/"))) {
            return List.of();
        }
        if (section.equals("=== openvswitch") && line.contains("ovs_version")) {
            return List.of();
        }
        return List.of(line);
    }

    private static List<String> object(JsonNode node, boolean alike) {
        strip(node, VOLATILE);
        String shown = node.toString();
        // The kernel may join a router's anycast address twice, where it begins to forward as an address becomes usable, and leaves it
        // once (addrconf_join_anycast in net/ipv6/addrconf.c).
        if (node.isEmpty()
                || (alike && shown.matches(".*(fe80::|ff00::/8|\"type\":\"anycast\").*") && !node.has("ifname"))) {
            return List.of();
        }
        if (!alike) {
            return List.of(shown);
        }
        // The kernel's own queue comes when an interface is on for the first time, and stays.
        if (shown.startsWith("{\"kind\":\"pfifo_fast\"")) {
            return List.of();
        }
        if (node.path("kind").asString("").equals("noqueue")) {
            // An interface that was up once keeps it.
            return List.of();
        }
        boolean up = node.path("flags").toString().contains("\"UP\"");
        if (node instanceof ObjectNode link && link.has("addr_info")) {
            // Those of several subnets in any order; which is the first of its subnet, each says itself.
            List<JsonNode> addresses = new ArrayList<>();
            link.get("addr_info").forEach(addresses::add);
            addresses.removeIf(a -> a.path("local").asString("").startsWith("fe80:"));
            addresses.sort(java.util.Comparator.comparing(JsonNode::toString));
            ArrayNode sorted = link.putArray("addr_info");
            addresses.forEach(sorted::add);
        }
        strip(node, IDENTITY);
        return List.of(node + (up ? " UP" : ""));
    }

    private static void strip(JsonNode node, Set<String> keys) {
        if (node instanceof ObjectNode object) {
            object.remove(keys);
        }
        node.forEach(child -> strip(child, keys));
    }

    /** Command lines of all processes of the machine, told by its user namespace: services may have a PID namespace of their own. */
    static List<String> processes(Holder machine) throws IOException {
        Set<String> all = new TreeSet<>();
        Path own = Files.readSymbolicLink(Path.of("/proc/" + machine.pid() + "/ns/user"));
        try (Stream<Path> pids = Files.list(Path.of("/proc"))) {
            for (Path pid : pids.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList()) {
                try {
                    String command = Files.readString(pid.resolve("cmdline")).replace('\0', ' ').strip();
                    if (Files.readSymbolicLink(pid.resolve("ns/user")).equals(own) && !command.isEmpty() && !command.startsWith("sleep 2147483647")) {
                        all.add(pid.getFileName() + " " + command.lines().findFirst().orElse(""));
                    }
                } catch (IOException e) {
                    // It has ended meanwhile.
                }
            }
        }
        return List.copyOf(all);
    }
}
