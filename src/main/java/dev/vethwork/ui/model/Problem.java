package dev.vethwork.ui.model;

import dev.vethwork.engine.TargetException;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.BadValue;
import dev.vethwork.text.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be done, for a person.
 *
 * @param message what happened
 * @param remedy what to do about it, empty where nobody can say
 * @param element where in the drawing, empty for nowhere
 * @param isMendedByDeploying whether deploying again is what to do about it
 */
public record Problem(String message, String remedy, String element, boolean isMendedByDeploying) {
    /** One that deploying again would not mend. */
    public Problem(String message, String remedy, String element) {
        this(message, remedy, element, false);
    }

    /** What an exception means to a person. */
    public static Problem of(Throwable thrown) {
        return switch (thrown) {
            case BadValue bad -> new Problem(text(bad), bad.remedy(), "");
            case TargetException target -> new Problem(text(target), target.remedy(), target.element(), isMended(target));
            case LabException lab -> new Problem(text(lab), lab.remedy(), lab.element(), isMended(lab.getCause()));
            default -> new Problem(text(thrown), "", "");
        };
    }

    /** One sentence: what happened, a semicolon, what to do. */
    public String sentence() {
        return Sentences.with(message, remedy);
    }

    private static boolean isMended(@Nullable Throwable reason) {
        return reason instanceof TargetException target && target.kind().isMendedByDeploying();
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
