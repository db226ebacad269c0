package dev.vethwork.format;

import dev.vethwork.format.codec.TopologyCodec;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.JsonPrinter;
import dev.vethwork.format.json.JsonReader;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.TreeReader;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The native file, {@code *.vethwork.json}. */
public final class TopologyFormat {
    /** Names of files that a process was given open, proc(5). */
    private static final Pattern GIVEN = Pattern.compile("/dev/(stdin|fd/[0-9]+)|/proc/(self|[0-9]+)/fd/[0-9]+");

    private TopologyFormat() {}

    /** @throws FormatException if it is not a drawing; it names every place that is wrong */
    public static Topology parse(String json) throws FormatException {
        if (json.length() > TreeReader.LARGEST) {
            throw tooLarge();
        }
        Problems problems = new Problems();
        String withoutMark = json.startsWith("\uFEFF") ? json.substring(1) : json;
        return TopologyCodec.read(JsonReader.read(withoutMark, problems), problems);
    }

    /** Deterministic, one element a line where it fits, ends with a newline. Reads back equal. */
    public static String print(Topology topology) {
        return JsonPrinter.print(TopologyCodec.write(topology));
    }

    /** The same with so many characters on a line, where they fit. */
    public static String print(Topology topology, int width) {
        return JsonPrinter.print(TopologyCodec.write(topology), width);
    }

    public static Topology read(Path file) throws IOException, FormatException {
        byte[] bytes;
        if (mayNeverEnd(file)) {
            throw whole(BadValue.of("file.special"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(TreeReader.LARGEST + 1);
        }
        if (bytes.length > TreeReader.LARGEST) {
            throw tooLarge();
        }
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw whole(BadValue.of("file.utf8"));
        }
    }

    /**
     * Whether to open or to read it could take for ever, as of a pipe that nobody writes to, or of a device. One that this
     * process was given open, such as the shell's {@code <(command)}, has somebody at its other end.
     */
    private static boolean mayNeverEnd(Path file) {
        boolean given = GIVEN.matcher(file.toAbsolutePath().normalize().toString()).matches();
        return !given && Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Writes a temporary file beside it, syncs it, then moves it over. */
    public static void write(Topology topology, Path file) throws IOException {
        AtomicFile.write(file, print(topology).getBytes(StandardCharsets.UTF_8));
    }

    private static FormatException tooLarge() {
        return whole(BadValue.of("file.large"));
    }

    private static FormatException whole(BadValue bad) {
        return new FormatException(List.of(new FormatException.Problem("", 0, 0, String.valueOf(bad.getMessage()), bad.remedy())));
    }
}
