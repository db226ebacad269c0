package dev.vethwork.drift.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** A snapshot of a machine as Docker leaves one, taken with the script. */
public final class RecordedMachine {
    /** The nodes of its drawing. */
    public static final Set<String> NODES =
            Set.of("3f2a9c1d0e4b", "web", "db", "lan", "host", "docker0", "br-1f2e3d4c5b6a");

    private RecordedMachine() {}

    public static String snapshot() {
        try (InputStream in = Objects.requireNonNull(RecordedMachine.class.getResourceAsStream("docker.snapshot.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
