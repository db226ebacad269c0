package dev.vethwork.bench;

import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.importing.Imported;
import dev.vethwork.format.importing.Importers;
import dev.vethwork.format.importing.Report;
import dev.vethwork.format.importing.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many of a folder's files are understood whole, and what is refused in the others, by its cause. */
public final class ImportCount {
    /** Whoever waits for longer thinks that the program hangs. */
    private static final Duration HANGS = Duration.ofSeconds(5);

    private static final int MOST_CAUSES = 60;

    private enum Outcome {
        WHOLE,
        REFUSED,
        EMPTY,
        UNREAD,
        CRASHED
    }

    private final boolean tells;
    private final Map<Outcome, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> causes = new TreeMap<>();
    private Duration slowest = Duration.ZERO;
    private String slowestName = "";
    private int hangs;

    private ImportCount(boolean tells) {
        this.tells = tells;
    }

    /**
     * Folders, each of one form, whose files and folders are imported each, or text files that list what is; with {@code -v}
     * each refused line as well.
     */
    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        for (String folder : words) {
            if (!folder.equals("-v")) {
                new ImportCount(words.contains("-v")).count(Path.of(folder));
            }
        }
    }

    private void count(Path folder) throws IOException {
        List<Path> all = all(folder);
        for (Path path : all) {
            long begun = System.nanoTime();
            outcomes.merge(outcome(path), 1, Integer::sum);
            took(path, Duration.ofNanos(System.nanoTime() - begun));
        }
        System.out.printf(
                "%s: %d files: %s; %d took longer than %d s; slowest %d ms (%s)%n",
                name(folder), all.size(), outcomes, hangs, HANGS.toSeconds(), slowest.toMillis(), slowestName);
        causes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_CAUSES)
                .forEach(cause -> System.out.println("  " + cause.getValue() + "  " + cause.getKey()));
    }

    private static String name(Path path) {
        Path parent = path.getParent();
        return (parent == null || parent.getFileName() == null ? "" : parent.getFileName() + "/") + path.getFileName();
    }

    private static List<Path> all(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            return Files.readAllLines(folder).stream().map(Path::of).toList();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    private void took(Path path, Duration time) {
        if (time.compareTo(HANGS) > 0) {
            hangs++;
            System.out.println("HANGS " + name(path));
        }
        if (time.compareTo(slowest) > 0) {
            slowest = time;
            slowestName = name(path);
        }
    }

    private Outcome outcome(Path path) throws IOException {
        try {
            Imported imported = Importers.read(SourceFiles.read(path), null);
            List<Report.Refused> refused = imported.report().refused();
            tell(path, refused);
            if (imported.topology().nodes().isEmpty()) {
                System.out.println("EMPTY " + name(path));
                return Outcome.EMPTY;
            }
            return refused.isEmpty() ? Outcome.WHOLE : Outcome.REFUSED;
        } catch (ImportException e) {
            System.out.println("UNREAD " + name(path) + " " + e.getMessage());
            return Outcome.UNREAD;
        } catch (RuntimeException | StackOverflowError e) {
            System.out.println("CRASH " + name(path) + " " + e);
            e.printStackTrace(System.out);
            return Outcome.CRASHED;
        }
    }

    private void tell(Path path, List<Report.Refused> refused) {
        Set<String> ofFile = new LinkedHashSet<>();
        for (Report.Refused line : refused) {
            ofFile.add(line.reason().key() + " " + line.reason().arguments());
        }
        ofFile.forEach(cause -> causes.merge(cause, 1, Integer::sum));
        if (!refused.isEmpty()) {
            System.out.println("REFUSED " + refused.size() + " " + name(path));
        }
        if (tells) {
            refused.forEach(line -> System.out.println("    " + line.line() + ": " + line.text() + "\n        " + line.reason()));
        }
    }
}
