package dev.vethwork.explain.lint.drawn;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Messages;
import org.jspecify.annotations.Nullable;

/** Makes findings whose sentences are in the bundle as {@code lint.KEY.message} and {@code lint.KEY.fix}. */
public final class Found {
    private Found() {}

    public static Finding error(String code, String element, @Nullable Edit edit, Object... arguments) {
        return make(Finding.Level.ERROR, code, code, element, edit, false, arguments);
    }

    public static Finding blocking(String code, String element, @Nullable Edit edit, Object... arguments) {
        return make(Finding.Level.ERROR, code, code, element, edit, true, arguments);
    }

    public static Finding warning(String code, String element, @Nullable Edit edit, Object... arguments) {
        return make(Finding.Level.WARNING, code, code, element, edit, false, arguments);
    }

    public static Finding make(
            Finding.Level level,
            String code,
            String key,
            String element,
            @Nullable Edit edit,
            boolean blocking,
            Object... arguments) {
        return new Finding(
                level,
                code,
                element,
                Messages.text("lint." + key + ".message", arguments),
                Messages.text("lint." + key + ".fix", arguments),
                edit,
                blocking);
    }
}
