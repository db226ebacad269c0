package dev.vethwork.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** Writes files so that whoever looks, even after a power cut or on a full disk, finds the old one or the new one. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes a file anew; where that fails, what was there stays. */
    public static void write(Path file, byte[] content) throws IOException {
        // Through a symbolic link, so that the link stays one.
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (isDevice(real)) {
            Files.write(real, content);
            return;
        }
        Path folder = real.getParent();
        if (folder == null) {
            throw new IOException(file + " is not a place for a file");
        }
        Path temporary = beside(real, folder);
        try {
            fill(temporary, content);
            Files.move(temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync(folder);
    }

    /** A device or a pipe, such as {@code /dev/null}: who writes there means it, and not a file in its place. */
    private static boolean isDevice(Path file) throws IOException {
        return Files.exists(file) && Files.readAttributes(file, BasicFileAttributes.class).isOther();
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** With the permissions of the file that it will be: of one that is there those that it has, else what umask(2) leaves. */
    private static Path beside(Path file, Path folder) throws IOException {
        if (!Files.exists(file)) {
            return Files.createFile(folder.resolve("." + file.getFileName() + UUID.randomUUID() + ".part"));
        }
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".part");
        if (Files.getFileAttributeView(temporary, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(file));
        }
        return temporary;
    }

    /** The move too is to last. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Some file systems do not let a folder be opened; the file itself is safe.
            return;
        }
    }
}
