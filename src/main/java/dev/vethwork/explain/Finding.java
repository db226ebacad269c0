package dev.vethwork.explain;

import dev.vethwork.edit.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a drawing that will not do what was meant.
 *
 * @param code stable: {@code NO_PREFIX}, {@code NAME_TOO_LONG}, …
 * @param element the drawn element: a node's name or an end {@code red:veth-red}
 * @param message what the kernel would do, one sentence
 * @param fix what to write instead, one phrase
 * @param edit that does it; null where only the user can know
 * @param blocking whether the kernel would refuse it, so that no plan may run
 */
public record Finding(
        Level level, String code, String element, String message, String fix, @Nullable Edit edit, boolean blocking) {
    /** How bad it is. */
    public enum Level {
        ERROR,
        WARNING,
        INFO
    }

    private static int compare(Finding one, Finding other) {
        int levels = one.level.compareTo(other.level);
        int elements = one.element.compareTo(other.element);
        return levels != 0 ? levels : elements != 0 ? elements : one.code.compareTo(other.code);
    }

    /** Errors first, then by element and code. */
    public static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Finding::compare).toList();
    }
}
