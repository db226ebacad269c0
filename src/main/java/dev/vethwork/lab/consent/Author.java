package dev.vethwork.lab.consent;

import dev.vethwork.engine.ThisUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who wrote a drawing's file. */
public final class Author {
    /** What browsers and curl --xattr write on what they fetch (freedesktop.org, common extended attributes). */
    private static final String ORIGIN = "xdg.origin.url";

    private static final int ROOT = 0;

    private Author() {}

    /**
     * Whether nobody but this user, or root, can have written it. What was never saved was drawn just now; what comes by a pipe is
     * anybody's.
     */
    public static boolean wrote(@Nullable Path file) {
        if (file == null) {
            return true;
        }
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            return attributes.isRegularFile() && isKnown(ThisUser.ownerOf(file)) && !mayOthersWrite(attributes) && !wasFetched(file);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isKnown(int owner) throws IOException {
        return owner == ROOT || owner == ThisUser.uid() || owner == ThisUser.sudoCaller().orElse(ROOT);
    }

    /** Many systems give each user a group of the user's own name, and let it write. */
    private static boolean mayOthersWrite(PosixFileAttributes attributes) {
        Set<PosixFilePermission> may = attributes.permissions();
        boolean shared = !attributes.group().getName().equals(attributes.owner().getName());
        return may.contains(PosixFilePermission.OTHERS_WRITE) || shared && may.contains(PosixFilePermission.GROUP_WRITE);
    }

    /** Whether root itself, by no sudo of somebody else's, asks. */
    static boolean isRoot() {
        return ThisUser.isRoot() && ThisUser.sudoCaller().isEmpty();
    }

    private static boolean wasFetched(Path file) {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        try {
            return view != null && view.list().contains(ORIGIN);
        } catch (IOException e) {
            // A file system without such attributes.
            return false;
        }
    }
}
