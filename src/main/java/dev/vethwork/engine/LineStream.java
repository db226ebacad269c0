package dev.vethwork.engine;

import java.util.Optional;

/** What a program says that runs inside a lab, line by line. Closing it ends the program. */
public interface LineStream extends AutoCloseable {
    /** Waits for the next line. @return empty once the program has ended */
    Optional<String> next() throws TargetException;

    /** Its exit code, once it has ended; -1 where it was ended. */
    int exitCode();

    @Override
    void close();
}
