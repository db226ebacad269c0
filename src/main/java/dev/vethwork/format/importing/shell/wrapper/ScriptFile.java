package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A script that came along, called by its path. */
final class ScriptFile {
    private static final Pattern SHELL = Pattern.compile(".*\\b(ba|da|a|z|k)?sh\\b.*");

    private final CallingShell shell;

    ScriptFile(CallingShell shell) {
        this.shell = shell;
    }

    /** Null where there is none. */
    @Nullable Answer run(Call call) {
        String text = shell.files().read(call.namespace(), call.name());
        return text == null || !isScript(text)
                ? null
                : shell.file(call, call.name(), text, call.words().subList(1, call.words().size()));
    }

    private static boolean isScript(String text) {
        String first = text.lines().findFirst().orElse("");
        return !first.startsWith("#!") || SHELL.matcher(first).matches();
    }
}
