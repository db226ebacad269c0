package dev.vethwork.settings;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drawing that was not saved.
 *
 * @param id of the open document that it was
 * @param name the lab's
 * @param file null for one that never had a file
 * @param document which document it is, as a lab that was deployed from it has written down; empty where not known
 * @param time when it was noted
 * @param drawing as the file would hold it
 * @param base what the file held as far as the window knew; empty where that is not known
 * @param process which had it open
 * @param processStart in milliseconds since 1970, since numbers of processes come again
 */
public record Recoverable(
        String id,
        String name,
        @JsonSetter(nulls = Nulls.SET) @Nullable Path file,
        String document,
        Instant time,
        String drawing,
        String base,
        long process,
        long processStart) {
    static final Recoverable UNKNOWN = new Recoverable("", "", null, "", Instant.EPOCH, "", "", 0, 0);

    /** Whether the program that has it open still runs. */
    boolean isOpen() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(p -> start(p) == processStart)
                .isPresent();
    }

    static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
