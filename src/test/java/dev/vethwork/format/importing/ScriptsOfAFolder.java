package dev.vethwork.format.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares a folder's scripts with their drawings on a kernel: those that are understood whole and without a remark. It runs
 * them, so it is for somebody who may do nothing on the machine, with programs in the PATH that stand in for harmful ones.
 */
final class ScriptsOfAFolder {
    private ScriptsOfAFolder() {}

    /** The folder, then one for what the sandboxes keep. */
    public static void main(String[] args) throws Exception {
        int equal = 0;
        int other = 0;
        int passed = 0;
        List<Path> all;
        try (Stream<Path> list = Files.list(Path.of(args[0]))) {
            all = list.filter(p -> !p.toString().endsWith(".md")).sorted().toList();
        }
        for (Path path : all) {
            try {
                Imported read = Importers.read(SourceFiles.read(path), ImportFormat.SHELL);
                Report report = read.report();
                boolean called = report.lines().stream().anyMatch(l -> l.line() == 0);
                boolean remarks = report.understood().stream().anyMatch(l -> !l.remarks().isEmpty());
                boolean tidies = report.passedOver().stream().anyMatch(l -> l.reason().key().matches("passed\\.(cleanup|assumed)"));
                if (!report.refused().isEmpty() || read.topology().nodes().isEmpty() || called || remarks || tidies) {
                    passed++;
                    continue;
                }
                List<String> differences = Twins.differences(
                        Path.of(args[1]), "cd \"$(mktemp -d)\"\n" + Files.readString(path), read.topology());
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
