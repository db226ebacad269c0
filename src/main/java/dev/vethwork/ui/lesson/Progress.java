package dev.vethwork.ui.lesson;

import dev.vethwork.format.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which steps of a lesson were done, and when; kept from one start of the program to the next. */
public record Progress(SortedMap<Integer, Instant> done) {
    static final Progress NONE = new Progress(Collections.emptySortedMap());

    public Progress {
        done = Collections.unmodifiableSortedMap(new TreeMap<>(done));
    }

    boolean isDone(int step) {
        return done.containsKey(step);
    }

    Optional<Instant> when(int step) {
        return Optional.ofNullable(done.get(step));
    }

    /** The time at which a step was done first stays. */
    Progress with(int step, Instant when) {
        TreeMap<Integer, Instant> all = new TreeMap<>(done);
        all.putIfAbsent(step, when);
        return new Progress(all);
    }

    /** The first step that is not done yet. @param steps how many there are; one more where all are done */
    int next(int steps) {
        int step = 1;
        while (step <= steps && isDone(step)) {
            step++;
        }
        return step;
    }

    /** Nothing where nothing was written, or what was cannot be read: then the lesson begins anew. */
    public static Progress load(Path file) {
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return NONE;
        }
        TreeMap<Integer, Instant> done = new TreeMap<>();
        for (String key : kept.stringPropertyNames()) {
            try {
                done.put(Integer.parseInt(key), Instant.parse(kept.getProperty(key)));
            } catch (NumberFormatException | DateTimeException e) {
                return NONE;
            }
        }
        return new Progress(done);
    }

    void save(Path file) throws IOException {
        Properties kept = new Properties();
        done.forEach((step, when) -> kept.setProperty(String.valueOf(step), when.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        kept.store(out, null);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        AtomicFile.write(file, out.toByteArray());
    }
}
