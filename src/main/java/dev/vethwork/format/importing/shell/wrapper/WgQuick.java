package dev.vethwork.format.importing.shell.wrapper;

import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.Programs.Answer;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interface of WireGuard's comes up or goes as its file says; none where there is no such file. */
final class WgQuick implements Wrapper {
    private final CallingShell shell;

    WgQuick(CallingShell shell) {
        this.shell = shell;
    }

    @Override
    public Set<String> names() {
        return Set.of("wg-quick");
    }

    @Override
    public @Nullable Answer run(Call call) {
        List<String> words = call.words();
        String path = words.size() < 3 ? "" : WgQuickFile.path(words.get(2));
        String text = path.isEmpty() ? null : shell.files().read(call.namespace(), path);
        if (text == null || Unknown.isIn(text)) {
            return null;
        }
        WgQuickFile file = new WgQuickFile(path, text);
        return switch (words.get(1)) {
            case "up" -> shell.script(call, file.up(), List.of(), true);
            case "down" -> shell.script(call, file.down(), List.of(), true);
            case "strip" -> new Answer(0, file.stripped());
            default -> null;
        };
    }
}
