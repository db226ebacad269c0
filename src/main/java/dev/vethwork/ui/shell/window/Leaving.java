package dev.vethwork.ui.shell.window;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.shell.Workbench;
import dev.vethwork.ui.shell.command.FileCommands;
import dev.vethwork.ui.shell.dialog.Dialogs;
import java.util.HashSet;
import java.util.Set;

/** What is asked, and told, before a window goes. */
final class Leaving {
    /** Labs of which somebody was told that they stay when the window goes: once is enough. */
    private static final Set<String> told = new HashSet<>();

    private final Workbench bench;
    private final FileCommands files;
    private final Dialogs dialogs;

    Leaving(Workbench bench, FileCommands files, Dialogs dialogs) {
        this.bench = bench;
        this.files = files;
        this.dialogs = dialogs;
    }

    /** Asks about changes that are not saved, and saves them where that is wanted; then closes. */
    void whenSafe(Runnable close) {
        files.whenSafe(() -> {
            String lab = bench.document().now().name();
            boolean stays = bench.session().deployed().get() && !told.contains(lab);
            if (!stays || dialogs.confirm(
                    Texts.get("labs.stay.header"), Texts.get("labs.stay.text", lab), Texts.get("labs.stay.understood"))) {
                told.add(lab);
                close.run();
            }
        });
    }
}
