package dev.vethwork.format.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares a folder's scripts, or those of a list, with their drawings on a kernel: those that are understood whole and without
 * a remark. A script sees the machine's files and can write none, has no network, and is ended soon; programs in the PATH stand
 * in for those that wait or install ({@code VW_STANDING_IN}). A folder below {@code /tmp} is out of its sight.
 */
final class ScriptsOfAFolder {
    private static final String GUARDED = """
            exec unshare --mount --propagation unchanged bash -c '
              mount -o remount,bind,ro / && mount -t tmpfs none /tmp && cd "$1" && exec timeout 20 bash "$2" </dev/null
            ' guarded %s %s
            """;

    private ScriptsOfAFolder() {}

    private static List<Path> all(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            return Files.readAllLines(folder).stream().map(Path::of).toList();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> !p.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    /** The folder or the list, then a folder for what the sandboxes keep. */
    public static void main(String[] args) throws Exception {
        int equal = 0;
        int other = 0;
        int passed = 0;
        List<Path> all = all(Path.of(args[0]));
        for (Path path : all) {
            try {
                Imported read = Importers.read(SourceFiles.read(path), ImportFormat.SHELL);
                Report report = read.report();
                boolean called = report.lines().stream().anyMatch(l -> l.line() == 0);
                boolean remarks = report.understood().stream().anyMatch(l -> !l.remarks().isEmpty());
                boolean tidies = report.passedOver().stream().anyMatch(l -> l.reason().key().matches("passed\\.(cleanup|assumed)"));
                if (!report.refused().isEmpty() || read.topology().nodes().isEmpty() || called || remarks || tidies) {
                    passed++;
                    System.out.println("PASSED " + path.getFileName() + " refused " + report.refused().size() + " called " + called
                            + " remarks " + remarks + " tidies " + tidies);
                    continue;
                }
                List<String> differences = Twins.differences(
                        Path.of(args[1]), GUARDED.formatted(quoted(path.toAbsolutePath().getParent()), quoted(path.toAbsolutePath())), read.topology());
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
        System.out.printf("%d scripts: %d equal, %d different, %d not compared%n", all.size(), equal, other, passed);
    }
}
