package dev.vethwork.ui.shell.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What tells one version of a file from the next without reading it. @param key which file it is: its inode */
public record DiskState(FileTime modified, long size, @Nullable Object key) {
    /** A file that is not there, or cannot be asked. */
    public static final DiskState NONE = new DiskState(FileTime.fromMillis(0), -1, null);

    public static DiskState of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new DiskState(found.lastModifiedTime(), found.size(), found.fileKey());
        } catch (IOException e) {
            return NONE;
        }
    }
}
