package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    /** A drawing may have private keys in it: who lets nobody read new files is heeded. */
    @Test
    void aNewFileIsReadByThoseWhoReadAnyNewFileOfItsOwner() throws Exception {
        Path file = folder.resolve("new");
        AtomicFile.write(file, new byte[] {1});
        assertThat(permissions(file)).isEqualTo(permissions(Files.createFile(folder.resolve("any"))));
    }

    @Test
    void whatIsWrittenAnewKeepsItsPermissions() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        AtomicFile.write(file, new byte[] {1});
        assertThat(permissions(file)).isEqualTo("rw-rw-r--");
        assertThat(file).hasBinaryContent(new byte[] {1});
        assertThat(folder.toFile().list()).containsExactly("old");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
