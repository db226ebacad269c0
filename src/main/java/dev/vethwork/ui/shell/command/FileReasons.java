package dev.vethwork.ui.shell.command;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.ui.Texts;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be opened or written, for people. */
final class FileReasons {
    private FileReasons() {}

    /** One sentence: what is wrong with a file, where, and what to do. */
    static String of(Path file, Exception thrown) {
        return switch (thrown) {
            case FormatException format -> {
                FormatException.Problem first = format.problems().getFirst();
                String where = first.line() > 0 ? Texts.get("file.line", Integer.toString(first.line())) : first.pointer();
                yield Texts.get("file.wrong", file.getFileName(), where, first.message(), first.remedy());
            }
            case LabException lab -> lab.getMessage() + " " + lab.remedy();
            case NoSuchFileException missing -> Texts.get("file.missing", file);
            case AccessDeniedException denied -> Texts.get("file.denied", file);
            default -> Files.isDirectory(file)
                    ? Texts.get("file.folder", file)
                    : Texts.get("file.unreadable", file, String.valueOf(thrown.getMessage()));
        };
    }
}
