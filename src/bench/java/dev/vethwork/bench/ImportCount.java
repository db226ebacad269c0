package dev.vethwork.bench;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importers;
import dev.vethwork.format.importing.Report;
import dev.vethwork.format.importing.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many of a folder's files are understood whole, and what is refused in the others, by its cause. */
public final class ImportCount {
    private ImportCount() {}

    /** The folder, whose files and folders are imported each; with a second word each refused line as well. */
    public static void main(String[] args) throws IOException {
        int whole = 0;
        int empty = 0;
        int unread = 0;
        int crashed = 0;
        long slowest = 0;
        String slowestName = "";
        List<Path> all;
        try (Stream<Path> list = Files.list(Path.of(args[0]))) {
            all = list.sorted().toList();
        }
        Map<String, Integer> causes = new TreeMap<>();
        for (Path path : all) {
            long begun = System.nanoTime();
            try {
                Imported imported = Importers.read(SourceFiles.read(path), null);
                List<Report.Refused> refused = imported.report().refused();
                boolean nothing = imported.topology().nodes().isEmpty();
                if (nothing) {
                    empty++;
                    System.out.println("EMPTY " + path.getFileName());
                } else if (refused.isEmpty()) {
                    whole++;
                } else {
                    System.out.println("REFUSED " + refused.size() + " " + path.getFileName());
                }
                List<String> keys = new ArrayList<>();
                for (Report.Refused line : refused) {
                    keys.add(line.reason().key() + " " + line.reason().arguments());
                    if (args.length > 1) {
                        System.out.println("    " + line.line() + ": " + line.text() + "\n        " + line.reason());
                    }
                }
                keys.stream().distinct().forEach(key -> causes.merge(key, 1, Integer::sum));
            } catch (ImportException e) {
                unread++;
                System.out.println("UNREAD " + path.getFileName() + " " + e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                crashed++;
                System.out.println("CRASH " + path.getFileName() + " " + e);
                e.printStackTrace(System.out);
            }
            long took = (System.nanoTime() - begun) / 1_000_000;
            if (took > slowest) {
                slowest = took;
                slowestName = String.valueOf(path.getFileName());
            }
        }
        System.out.printf("%d files: %d whole, %d with nothing in them, %d unread, %d crashed; slowest %d ms (%s)%n",
                all.size(), whole, empty, unread, crashed, slowest, slowestName);
        causes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(60)
                .forEach(cause -> System.out.println("  " + cause.getValue() + "  " + cause.getKey()));
    }
}
