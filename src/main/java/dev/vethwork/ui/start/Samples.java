package dev.vethwork.ui.start;

import dev.vethwork.lab.drawing.SampleTexts;
import dev.vethwork.lesson.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The drawings that come with the program; in their order, they are the lesson. */
public final class Samples {
    static final String SUFFIX = ".vethwork.json";
    private static final int MOST = 24;

    private Samples() {}

    /** Their files: where {@code -Dvethwork.home} says that the program is, or else from where it was started. */
    public static List<Path> files() {
        return in(Path.of(System.getProperty("vethwork.home", "."), "sample-topologies"));
    }

    static List<Path> in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.toString().endsWith(SUFFIX)).sorted().limit(MOST).toList();
        } catch (IOException e) {
            // A program that was taken out of its checkout has none.
            return List.of();
        }
    }

    /** As a person reads it, in the window's language. */
    public static String shown(Path file) {
        String name = String.valueOf(file.getFileName()).replace(SUFFIX, "");
        return SampleTexts.title(name, Locale.getDefault())
                .map(title -> name.replaceFirst("^0*([0-9]+)-.*", "$1 ") + title)
                .orElseGet(() -> title(file));
    }

    /** Whether the program has brought it along. */
    public static boolean isSample(Path file) {
        return files().stream().anyMatch(own -> own.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize()));
    }

    /** {@code 02-bridge.vethwork.json} is "2 bridge", {@code 09-router-chain} is "9 router chain". */
    public static String title(Path file) {
        String name = String.valueOf(file.getFileName())
                .replace(SUFFIX, "")
                .replaceFirst("(\\.[a-z]{2})?" + Pattern.quote(Lessons.SUFFIX), "");
        return name.replaceFirst("^0+(?=[0-9])", "").replace('-', ' ');
    }
}
