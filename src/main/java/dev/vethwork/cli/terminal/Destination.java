package dev.vethwork.cli.terminal;

import dev.vethwork.format.AtomicFile;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where what a command makes is to go: a file, or standard output.
 *
 * @param word as it was typed
 */
public record Destination(Console console, String word) {
    /** Standard output, or standard input, as many programs have it. */
    public static final String STANDARD = "-";

    public boolean isStandardOutput() {
        return word.equals(STANDARD);
    }

    public Path file() {
        return Path.of(word);
    }

    /** Where a person reads about it: not among what another program is to read. */
    public PrintStream told() {
        return isStandardOutput() ? console.err() : console.out();
    }

    public void write(String text) throws LabException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws LabException {
        if (isStandardOutput()) {
            console.out().write(bytes, 0, bytes.length);
            console.out().flush();
            return;
        }
        try {
            AtomicFile.write(file(), bytes);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    public LabException unwritten(IOException e) {
        return new LabException(
                Exit.USAGE, Spoken.text("unwritten", word, why(e)), Spoken.text("unwritten.remedy"), "", e);
    }

    /** Of most of these the system says no more than the file's name. */
    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> Spoken.text("unwritten.noFolder");
            case AccessDeniedException _ -> Spoken.text("unwritten.denied");
            case FileAlreadyExistsException _ -> Spoken.text("unwritten.there");
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
