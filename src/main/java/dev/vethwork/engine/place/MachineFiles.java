package dev.vethwork.engine.place;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files by which a machine tells what it has, each by its path without the first slash. */
interface MachineFiles {
    boolean isDirectory(String path);

    boolean isExecutable(String path);

    /** Directories besides the system's in which commands are looked for there; none where that is not known. */
    default List<String> searched() {
        return List.of();
    }

    /** Whether this user may read and write it. */
    boolean isOpen(String path);

    /** Its text, unpacked if need be; empty where it is not there. */
    String text(String path);

    /**
     * Those of this machine, or of a test's.
     *
     * @param root of the file system
     * @param searched directories besides the system's in which commands are looked for, each from the root on
     */
    record Below(Path root, List<String> searched) implements MachineFiles {
        static final MachineFiles ROOT = new Below(
                Path.of("/"),
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).filter(directory -> directory.startsWith("/")).toList());

        Below(Path root) {
            this(root, List.of());
        }

        private static final String PACKED = ".gz";

        @Override
        public boolean isDirectory(String path) {
            return Files.isDirectory(root.resolve(path));
        }

        @Override
        public boolean isExecutable(String path) {
            return Files.isExecutable(root.resolve(path));
        }

        @Override
        public boolean isOpen(String path) {
            return Files.isReadable(root.resolve(path)) && Files.isWritable(root.resolve(path));
        }

        @Override
        public String text(String path) {
            try (InputStream in = Files.newInputStream(root.resolve(path));
                    InputStream plain = path.endsWith(PACKED) ? new GZIPInputStream(in) : in) {
                return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException notThere) {
                return "";
            }
        }
    }
}
