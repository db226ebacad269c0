package dev.vethwork.machine;

import dev.vethwork.machine.MachineState.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes from the machine what it has more than before, and gives it back what it has less. */
final class PuttingBack {
    private final MachineState now;
    private final MachineState before;

    private PuttingBack(MachineState now, MachineState before) {
        this.now = now;
        this.before = before;
    }

    static void from(MachineState now, MachineState before) throws IOException {
        PuttingBack back = new PuttingBack(now, before);
        back.processes();
        back.more(Part.NAMESPACES).forEach(line -> attempt("ip netns del " + Path.of(word(line, 0)).getFileName()));
        back.links();
        back.registry();
        back.tables(Part.IPTABLES, "iptables-restore");
        back.tables(Part.IP6TABLES, "ip6tables-restore");
        back.tables(Part.IPTABLES_LEGACY, "iptables-legacy-restore");
        back.tables(Part.IP6TABLES_LEGACY, "ip6tables-legacy-restore");
        // Some settings bring others with them, and with them addresses and routes.
        back.settings();
        PuttingBack left = new PuttingBack(MachineState.read(), before);
        left.settings();
        left.lines(Part.ADDRESSES);
        left.lines(Part.RULES);
        new PuttingBack(MachineState.read(), before).lines(Part.ROUTES);
    }

    private List<String> more(Part part) {
        return MachineState.less(before.part(part), now.part(part));
    }

    private List<String> missing(Part part) {
        return MachineState.less(now.part(part), before.part(part));
    }

    private void processes() {
        more(Part.PROCESSES).forEach(line -> ProcessHandle.of(Long.parseLong(word(line, 0)))
                .ifPresent(ProcessHandle::destroyForcibly));
    }

    /** By name: one that was there before and has changed is not ours to delete. */
    private void links() {
        List<String> known = before.part(Part.LINKS).stream().map(PuttingBack::link).toList();
        more(Part.LINKS).stream()
                .map(PuttingBack::link)
                .filter(name -> !known.contains(name))
                .forEach(name -> attempt("ip link del " + name));
    }

    private static String link(String line) {
        return word(line, 1).replaceAll("[@:].*", "");
    }

    private void registry() throws IOException {
        for (String line : more(Part.REGISTRY).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(Path.of(line));
        }
        attempt("rmdir /run/vethwork /run/vethwork-ovs");
    }

    private void tables(Part part, String program) {
        if (!now.part(part).equals(before.part(part))) {
            Machine.run(program, Tables.restoring(now.part(part), before.part(part)));
        }
    }

    private void settings() throws IOException {
        List<String> lines = new ArrayList<>(missing(Part.SYSCTLS));
        lines.sort(Comparator.comparing(line -> !line.startsWith("net/ipv4/ip_forward:")));
        for (String line : lines) {
            Path file = Path.of("/proc/sys", line.substring(0, line.indexOf(':')));
            if (Files.isWritable(file)) {
                Files.writeString(file, line.substring(line.indexOf(':') + 1));
            }
        }
    }

    /** Addresses, routes and rules, which can be added and deleted by what shows them. */
    private void lines(Part part) {
        more(part).forEach(line -> attempt(command(part, "del", line)));
        missing(part).forEach(line -> attempt(command(part, "add", line)));
    }

    private static String command(Part part, String verb, String line) {
        String family = line.startsWith("-6 ") ? "-6 " : "";
        String rest = line.substring(family.length());
        return switch (part) {
            case ADDRESSES -> "ip addr " + verb + " " + word(line, 3) + " dev " + word(line, 1);
            case RULES -> "ip " + family + "rule " + verb + " pref " + rest.replaceFirst(":", "");
            default -> "ip " + family + "route " + verb + " " + rest;
        };
    }

    private static String word(String line, int index) {
        return line.strip().split("\\s+")[index];
    }

    /** Some goes with what was taken before it; what does not is told afterwards. */
    private static void attempt(String command) {
        Machine.run("set -f; " + command + " 2>/dev/null || :");
    }
}
