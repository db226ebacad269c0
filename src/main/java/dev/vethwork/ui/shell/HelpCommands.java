package dev.vethwork.ui.shell;

import dev.vethwork.ui.action.Command;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;

/** What helps to find the way. */
record HelpCommands(Command palette, Command shortcuts, Command about) {
    HelpCommands(Runnable showPalette, Runnable showShortcuts, Runnable showAbout) {
        this(
                Command.of("commandPalette", showPalette)
                        .withIcon(MaterialDesignC.CONSOLE_LINE)
                        .withKeys("Shortcut+Shift+P"),
                Command.of("shortcuts", showShortcuts).withIcon(MaterialDesignK.KEYBOARD_OUTLINE).withKeys("F1"),
                Command.of("about", showAbout).withIcon(MaterialDesignI.INFORMATION_OUTLINE));
    }
}
