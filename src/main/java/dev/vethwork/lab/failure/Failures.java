package dev.vethwork.lab.failure;

import dev.vethwork.engine.TargetException;
import dev.vethwork.format.importing.ImportException;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.failure.LabException.Exit;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what the rooms below throw into what a person reads. */
public final class Failures {
    private Failures() {}

    public static LabException of(TargetException e) {
        Exit exit = switch (e.kind()) {
            case STEP_FAILED, CANCELLED, LOST -> Exit.ROLLED_BACK;
            case CONFLICT -> Exit.FINDINGS;
            case NOT_PERMITTED, MISSING, LOCKED -> Exit.NOT_PERMITTED;
        };
        return new LabException(exit, e.getMessage() == null ? "" : e.getMessage(), e.remedy(), e.element(), e);
    }

    public static LabException of(Path file, FormatException e) {
        FormatException.Problem first = e.problems().getFirst();
        StringBuilder message = new StringBuilder(file.toString());
        if (first.line() > 0) {
            message.append(':').append(first.line());
        }
        message.append(": ");
        if (!first.pointer().isEmpty()) {
            message.append(first.pointer()).append(": ");
        }
        message.append(first.message());
        int more = e.problems().size() - 1;
        if (more > 0) {
            message.append(' ').append(LabMessages.of(more == 1 ? "file.problem" : "file.problems", more).text());
        }
        return new LabException(Exit.USAGE, message.toString(), first.remedy(), "", e);
    }

    public static LabException of(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new LabException(
                    Exit.USAGE,
                    LabMessages.of("file.none", file).text(),
                    Meant.file(file)
                            .map(near -> LabMessages.of("file.none.meant", near))
                            .orElseGet(() -> LabMessages.of("file.none.remedy"))
                            .text(),
                    "",
                    e);
        }
        if (e instanceof AccessDeniedException) {
            return usage("file.denied", file, e);
        }
        return usage("file.unreadable", file, e);
    }

    private static LabException usage(String key, Path file, IOException e) {
        return new LabException(
                Exit.USAGE,
                LabMessages.of(key, file, String.valueOf(e.getMessage())).text(),
                LabMessages.of(key + ".remedy").text(),
                "",
                e);
    }

    public static LabException of(ImportException e) {
        return new LabException(Exit.USAGE, e.sentence().text(), e.remedy().text(), "", e);
    }

    public static LabException usage(String message, String remedy) {
        return new LabException(Exit.USAGE, message, remedy, "", null);
    }
}
