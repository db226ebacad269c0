package dev.vethwork.lesson;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.read.LessonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lessons in files. */
public final class Lessons {
    /** How their names end. */
    public static final String SUFFIX = ".lesson.md";

    private static final Pattern TRANSLATION = Pattern.compile("\\.[a-z]{2}" + Pattern.quote(SUFFIX) + "$");

    private static final List<String> ORDER =
            List.of("two-rooms", "why-is-it-broken", "routing", "two-switches", "answers-only", "kubernetes-1");

    private static final int MOST = 50;

    private Lessons() {}

    public static boolean isLesson(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    /** @throws LabException if it cannot be read; one sentence, the first place that is wrong, what to do */
    public static Lesson open(Path file) throws LabException {
        try {
            return LessonReader.read(file);
        } catch (FormatException e) {
            throw Failures.of(file, e);
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }

    /** One for each lesson that comes with the program, in this language where there is one, else in English. */
    public static List<Path> packed(Locale language) {
        String own = "." + language.getLanguage() + SUFFIX;
        List<Path> all = packed();
        return all.stream()
                .filter(file -> !TRANSLATION.matcher(file.toString()).find())
                .map(file -> {
                    Path translated = Path.of(file.toString().replace(SUFFIX, own));
                    return all.contains(translated) ? translated : file;
                })
                .toList();
    }

    /** Whoever has not done the first will not do the others. */
    private static int place(Path file) {
        String name = String.valueOf(file.getFileName());
        int place = ORDER.indexOf(name.substring(0, name.indexOf('.')));
        return place < 0 ? ORDER.size() : place;
    }

    /** Those that come with the program: where {@code -Dvethwork.home} says that it is, else from where it was started. */
    public static List<Path> packed() {
        Path folder = Path.of(System.getProperty("vethwork.home", "."), "sample-topologies", "lessons");
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Lessons::isLesson)
                    .sorted(Comparator.comparingInt(Lessons::place).thenComparing(Comparator.naturalOrder()))
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            // A program that was taken out of its checkout has none.
            return List.of();
        }
    }
}
