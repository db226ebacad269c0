package dev.vethwork.format.importing;

import dev.vethwork.topology.Bridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares a folder's scripts, or those of a list, with their drawings on a kernel: those that are understood whole and without
 * a remark. A script has a copy of its folder, sees the machine's files and can write none, has no network, and is ended soon; programs in the PATH stand
 * in for those that wait or install ({@code VW_STANDING_IN}). A folder below {@code /tmp} is out of its sight.
 */
final class ScriptsOfAFolder {
    /** A machine has a way out, which scripts ask for. It is not part of what is compared. */
    private static final String WAY_OUT = """
            ip link add eth0 type veth peer name vw-out && ip addr add 192.0.2.2/24 dev eth0 && ip link set eth0 up \\
              && ip link set vw-out up && ip route add default via 192.0.2.1
            """;

    private static final String GUARDED = """
            exec unshare --mount --propagation unchanged bash -c '
              mount -o remount,bind,ro / && mount -t tmpfs none /tmp && mkdir /tmp/labs
              ln -s "$1"/../* /tmp/labs/ && rm "/tmp/labs/${1##*/}" && cp -r "$1" /tmp/labs/ && cd "/tmp/labs/${1##*/}"
              exec timeout 20 bash "./${2##*/}" </dev/null
            ' guarded %s %s
            """;

    private static final Pattern OF_WAY_OUT = Pattern.compile("vw-out|\\(root\\) eth0|via 192\\.0\\.2\\.1 dev eth0$");

    private static final Pattern DOWN = Pattern.compile("\\s*(sudo )?ip link set .*\\bdown\\s*");

    /** A command that has its line for itself. */
    private static final Pattern ONE = Pattern.compile("^(\\s*)(sudo |ip |iptables |ip6tables |sysctl |brctl |ifconfig |ovs-vsctl |echo ).*[^\\\\]$");

    private ScriptsOfAFolder() {}

    private static List<Path> all(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            return Files.readAllLines(folder).stream().map(Path::of).toList();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> !p.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static boolean asks(Report report) {
        return report.passedOver().stream().anyMatch(line -> line.reason().key().equals("passed.assumed"));
    }

    /** Whose daemons a sandbox starts, and a script does not. */
    private static boolean switches(Imported read) {
        return read.topology().nodes().values().stream()
                .anyMatch(node -> node instanceof Bridge bridge && bridge.type() == Bridge.Type.OPENVSWITCH);
    }

    /** What tidies up at the end would leave nothing to compare: a copy without it, beside the script. */
    private static Path untidied(Path script, Report report) throws IOException {
        Set<Integer> tidying = report.passedOver().stream()
                .filter(line -> line.reason().key().equals("passed.cleanup"))
                .map(Report.PassedOver::line)
                .collect(Collectors.toSet());
        if (tidying.isEmpty()) {
            return script;
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(script));
        int first = tidying.stream().mapToInt(n -> n).min().orElse(0);
        for (int n = Math.max(0, first - 2); n < lines.size(); n++) {
            lines.set(n, DOWN.matcher(lines.get(n)).matches() ? ":" : lines.get(n));
        }
        tidying.stream().filter(n -> n > 0 && n <= lines.size()).forEach(n -> lines.set(n - 1, ONE.matcher(lines.get(n - 1)).replaceFirst("$1:")));
        return Files.write(script.resolveSibling("untidied-" + script.getFileName()), lines);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    /** The folder or the list, then a folder for what the sandboxes keep, which scripts see: not below {@code /tmp}. */
    public static void main(String[] args) throws Exception {
        int equal = 0;
        int other = 0;
        int passed = 0;
        List<Path> scripts = all(Path.of(args[0]));
        for (Path path : scripts) {
            try {
                Imported read = Importers.read(SourceFiles.read(path), ImportFormat.SHELL);
                Report report = read.report();
                boolean called = report.lines().stream().anyMatch(l -> l.line() == 0);
                boolean remarks = report.understood().stream().anyMatch(l -> !l.remarks().isEmpty());
                if (!report.refused().isEmpty() || read.topology().nodes().isEmpty() || called || remarks || switches(read)) {
                    passed++;
                    System.out.println("PASSED " + path.getFileName() + " refused " + report.refused().size() + " called " + called
                            + " remarks " + remarks + " switches " + switches(read));
                    continue;
                }
                List<String> all = Twins.differences(
                        Path.of(args[1]), (asks(report) ? WAY_OUT : "") + GUARDED.formatted(quoted(path.toAbsolutePath().getParent()), quoted(untidied(path.toAbsolutePath(), report))), read.topology());
                List<String> differences = all.stream().filter(d -> !OF_WAY_OUT.matcher(d).find()).toList();
                if (differences.isEmpty()) {
                    equal++;
                } else {
                    other++;
                    System.out.println("DIFFERENT " + path.getFileName());
                    differences.stream().limit(12).forEach(d -> System.out.println("    " + d));
                }
            } catch (Exception e) {
                other++;
                System.out.println("FAILED " + path.getFileName() + " " + e);
            }
        }
        System.out.printf("%d scripts: %d equal, %d different, %d not compared%n", scripts.size(), equal, other, passed);
    }
}
