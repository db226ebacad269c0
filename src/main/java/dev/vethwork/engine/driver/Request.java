package dev.vethwork.engine.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * What the driver is asked, in the frame in which it reads it.
 *
 * @param marker made up for this request alone, so that no text can be taken for the end of the request or of its answer
 * @param argument a lab's or a namespace's name, empty for the root namespace
 * @param note for the journal
 * @param input for the tool
 * @param more words that the verb takes besides
 */
public record Request(String marker, String verb, String argument, String note, String input, List<String> more) {
    /** The kernel's own, as a marker must not be guessed by what a tool prints. */
    private static final Path RANDOM = Path.of("/dev/urandom");

    private static final int MARKER_BYTES = 16;

    /** The driver's shell reads a line in less time than it takes to start a program that reads all, up to about this. */
    private static final int SHORT = 4096;

    /** What stands before the verb of a request that is only done where the one before it was. */
    private static final String IF_DONE = "+";

    /** One with a marker of its own. */
    static Request of(String verb, String argument, String note, String input, List<String> more) {
        return new Request(freshMarker(), verb, argument, note, input, more);
    }

    private static String freshMarker() {
        try (InputStream random = Files.newInputStream(RANDOM)) {
            return HexFormat.of().formatHex(random.readNBytes(MARKER_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only done where the one before it was. */
    Request ifDone() {
        return new Request(marker, IF_DONE + verb, argument, note, input, more);
    }

    /** Whether it asks the same as another. */
    boolean isSame(Request other) {
        return other.equals(new Request(other.marker, verb, argument, note, input, more));
    }

    /**
     * Whether another may be written before it is answered. What reads a number of bytes may read more than that where more is
     * there, as some programs called head do.
     */
    boolean mayBeFollowed() {
        return size(note.getBytes(StandardCharsets.UTF_8)).matches("L.*|0")
                && size(input.getBytes(StandardCharsets.UTF_8)).matches("L.*|0");
    }

    public byte[] bytes() {
        byte[] first = note.getBytes(StandardCharsets.UTF_8);
        byte[] second = input.getBytes(StandardCharsets.UTF_8);
        String head = String.join(" ", marker, verb, argument.isEmpty() ? "." : argument, size(first), size(second));
        String words = more.isEmpty() ? "" : " " + String.join(" ", more);
        ByteArrayOutputStream all = new ByteArrayOutputStream(first.length + second.length + 256);
        all.writeBytes((head + words + "\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(first);
        all.writeBytes(second);
        all.writeBytes((marker + "\n").getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    /** How the driver is told of a text. Not every shell reads a line with letters beyond ASCII as it is. */
    private static String size(byte[] text) {
        if (text.length == 0) {
            return "0";
        }
        int lines = 0;
        boolean plain = text.length <= SHORT && text[text.length - 1] == '\n';
        for (int i = 0; plain && i < text.length; i++) {
            plain = text[i] > 0;
            lines += text[i] == '\n' ? 1 : 0;
        }
        return plain ? "L" + lines : Integer.toString(text.length);
    }
}
