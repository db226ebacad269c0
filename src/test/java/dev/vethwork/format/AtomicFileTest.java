package dev.vethwork.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    /** A drawing may have private keys in it. */
    @Test
    void whoLetsNobodyReadNewFilesGetsOneThatNobodyElseReads() throws Throwable {
        Path file = folder.resolve("new");
        int usual = umask(0077);
        try {
            AtomicFile.write(file, new byte[] {1});
        } finally {
            umask(usual);
        }
        assertThat(permissions(file)).isEqualTo("rw-------");
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

    /** As umask(2). @return what it was */
    private static int umask(int mask) throws Throwable {
        MethodHandle handle = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().find("umask").orElseThrow(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return (int) handle.invokeExact(mask);
    }
}
