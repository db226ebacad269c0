package dev.vethwork.machine;

import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The machine's own network as text, a part for each kind of thing, each line without what the kernel counts or decides in
 * its own time. What works by itself beside the tests, in namespaces of its own, is not in it.
 */
public record MachineState(Map<Part, List<String>> parts) {
    /** Killed shells, and namespaces that the kernel still takes apart, are gone sooner. */
    static final Duration PATIENCE = Eventually.LONGEST;

    /** What there is on a machine, and the command that shows it. */
    enum Part {
        LINKS("ip -o link | sed 's/ state [A-Z]* / /; s/[<,]NO-CARRIER//; s/[<,]LOWER_UP//; s/ qdisc noqueue / qdisc noop /'"),
        ADDRESSES("ip -o addr | sed 's/ *valid_lft.*//; s/ tentative//; s/ dadfailed//; s/\\\\//' | grep -v fe80:"),
        // What an interface gives itself comes in its own time, and goes with it.
        ROUTES("ip -4 route show table all; ip -6 route show table all | grep -vE 'fe80:|ff00::/8' | sed 's/ expires [0-9]*sec//; s/^/-6 /'"),
        RULES("ip -4 rule; ip -6 rule | sed 's/^/-6 /'"),
        QDISCS("tc qdisc"),
        SYSCTLS("cd /proc/sys && grep -rs '' net | grep -vE '/(nf_conntrack_count|tcp_fastopen_key|stable_secret|mtu_expires):' || :"),
        IPTABLES(rules("iptables-save")),
        IP6TABLES(rules("ip6tables-save")),
        IPTABLES_LEGACY(rules("iptables-legacy-save")),
        IP6TABLES_LEGACY(rules("ip6tables-legacy-save")),
        NFT("! command -v nft >/dev/null || nft list tables | grep -vE '^table ip6? (raw|mangle|nat|filter|security)$' || :"),
        NAMESPACES("for n in /run/netns/*; do [ ! -e $n ] || stat -L -c '%n %i' $n; done"),
        REGISTRY("find /run/vethwork /run/vethwork-ovs -mindepth 1 2>/dev/null || :"),
        PROCESSES("");

        final String script;

        Part(String script) {
            this.script = script;
        }

        boolean isRules() {
            return script.contains("tables");
        }

        /** A machine need not have every kind of these programs. */
        private static String rules(String program) {
            return "! command -v " + program + " >/dev/null || " + program + " 2>/dev/null | grep -v '^#' | sed 's/ \\[[0-9:]*\\]$//'";
        }
    }

    public static MachineState read() throws IOException {
        Map<Part, List<String>> parts = new LinkedHashMap<>();
        StringBuilder script = new StringBuilder();
        for (Part part : Part.values()) {
            parts.put(part, new ArrayList<>());
            if (!part.script.isEmpty()) {
                script.append("echo '=== ").append(part).append("'\n(").append(part.script).append(")\n");
            }
        }
        List<String> into = new ArrayList<>();
        for (String line : Machine.run(script.toString()).lines().toList()) {
            if (line.startsWith("=== ")) {
                into = parts.get(Part.valueOf(line.substring("=== ".length())));
            } else {
                into.add(line);
            }
        }
        parts.get(Part.PROCESSES).addAll(Machine.processesOfLabs());
        parts.replaceAll((part, lines) -> part.isRules() ? Tables.withoutEmpty(lines) : lines);
        return new MachineState(parts);
    }

    /** What another has more, marked by a plus, and less, by a minus; empty where they are the same. */
    public String difference(MachineState other) {
        List<String> all = new ArrayList<>();
        parts.forEach((part, lines) -> {
            List<String> theirs = other.parts.get(part);
            less(theirs, lines).forEach(line -> all.add(part + " - " + line));
            // A module that was loaded brings settings of its own, and stays.
            if (part != Part.SYSCTLS) {
                less(lines, theirs).forEach(line -> all.add(part + " + " + line));
            }
        });
        return String.join("\n", all);
    }

    /** What the second has and the first has not. */
    static List<String> less(List<String> first, List<String> second) {
        List<String> left = new ArrayList<>(second);
        first.forEach(left::remove);
        return left;
    }

    public void mustBeBack() throws IOException {
        mustBeBack(PATIENCE);
    }

    /** Puts the machine back where it differs, and then says how it did. @throws AssertionError with what differed */
    void mustBeBack(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        MachineState now = read();
        String differs = difference(now);
        while (!differs.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            now = read();
            differs = difference(now);
        }
        if (differs.isEmpty()) {
            return;
        }
        putBack();
        String left = difference(read());
        throw new AssertionError("the test has left the machine otherwise than it was:\n" + differs
                + (left.isEmpty() ? "\nwhich has been put back" : "\nof which could not be put back:\n" + left));
    }

    /** Makes the machine what it was when this was read, as far as that can be done from outside. */
    public void putBack() throws IOException {
        PuttingBack.from(read(), this);
    }

    List<String> part(Part part) {
        return parts.getOrDefault(part, List.of());
    }
}
