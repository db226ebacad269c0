package dev.vethwork.lab.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.LoggerFactory;

/** What this user has agreed to before, a fingerprint a line in a file of this user's alone. */
record Agreed(Path file) {
    boolean contains(String fingerprint) {
        try {
            return Files.isRegularFile(file) && Files.readAllLines(file).contains(fingerprint);
        } catch (IOException e) {
            return false;
        }
    }

    /** What cannot be remembered is asked again, which does no harm. */
    void add(String fingerprint) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, fingerprint + "\n", StandardOpenOption.APPEND);
        } catch (IOException | UnsupportedOperationException e) {
            LoggerFactory.getLogger(Agreed.class).warn("an agreement could not be remembered in {}", file, e);
        }
    }
}
