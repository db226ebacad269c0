package dev.vethwork.explain.lint;

import dev.vethwork.edit.Edit;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Messages;
import org.jspecify.annotations.Nullable;

/** Makes findings whose sentences are in the bundle as {@code lint.KEY.message} and {@code lint.KEY.fix}. */
final class Found {
    private Found() {}

    static Finding error(String code, String element, @Nullable Edit edit, Object... arguments) {
        return make(Finding.Level.ERROR, code, code, element, edit, false, arguments);
    }

    static Finding blocking(String code, String element, @Nullable Edit edit, Object... arguments) {
        return make(Finding.Level.ERROR, code, code, element, edit, true, arguments);
    }

    static Finding warning(String code, String element, @Nullable Edit edit, Object... arguments) {
        return make(Finding.Level.WARNING, code, code, element, edit, false, arguments);
    }

    static Finding make(
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
