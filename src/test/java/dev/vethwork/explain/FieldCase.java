package dev.vethwork.explain;

import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.net.Addresses;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code cases.txt}: what somebody in the field asked, and what was to be said.
 *
 * @param cause null where packets come and go
 * @param program whether a program does not answer all the same
 * @param says what the sentence contains
 */
record FieldCase(String drawing, String from, String to, String asked, @Nullable Cause cause, boolean program, String says) {
    private static final int COLUMNS = 6;

    static List<FieldCase> all() {
        return text("cases.txt").lines().filter(l -> !l.startsWith("#") && !l.isBlank()).map(FieldCase::parse).toList();
    }

    private static FieldCase parse(String line) {
        String[] words = line.split("\\|", COLUMNS);
        String cause = words[4].strip();
        return new FieldCase(
                words[0].strip(),
                words[1].strip(),
                words[2].strip(),
                words[3].strip(),
                cause.equals("yes") || cause.equals("program") ? null : Cause.valueOf(cause),
                cause.equals("program"),
                words[5].strip());
    }

    /** One of the tests' own, or a sample. */
    static Topology drawing(String name) {
        Path sample = Path.of("sample-topologies", name + ".vethwork.json");
        try {
            if (Files.exists(sample)) {
                return TopologyFormat.read(sample);
            }
            return TopologyFormat.parse(text(name + ".vethwork.json"));
        } catch (FormatException | IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(FieldCase.class.getResourceAsStream("field/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Probe probe() {
        String[] words = asked.split(" ");
        int number = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        return switch (words[0]) {
            case "ping" -> number == 0 ? Probe.PING : Probe.PING.withSize(number);
            case "udp" -> Probe.udp(number);
            default -> Probe.tcp(number);
        };
    }

    /** Whether the kernel brings an answer. */
    boolean answered() {
        return cause == null && !program;
    }

    Question question() {
        return new Question(
                from.equals("host") ? NetworkState.ROOT : from, Addresses.parse(to), probe(), asked.startsWith("echo"));
    }

    @Override
    public String toString() {
        return drawing + ": " + from + " " + to + " " + asked;
    }
}
