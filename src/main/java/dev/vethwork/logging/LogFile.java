package dev.vethwork.logging;

import dev.vethwork.settings.UserFolders;
import java.nio.file.Path;

/** The log's place. */
public final class LogFile {
    private LogFile() {}

    public static Path path() {
        return UserFolders.ofUser().state().resolve("vethwork.log");
    }
}
