package dev.vethwork.ui.shell.command;

import dev.vethwork.lesson.Lessons;
import dev.vethwork.ui.action.Command;
import dev.vethwork.ui.action.Submenu;
import dev.vethwork.ui.start.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** What helps to find the way. @param lesson the samples, which build on each other */
public record HelpCommands(Command preferences, Command palette, Command shortcuts, Command about, Submenu lesson) {
    public HelpCommands(
            Runnable showPreferences,
            Runnable showPalette,
            Runnable showShortcuts,
            Runnable showAbout,
            Consumer<Path> open) {
        this(
                Command.of("preferences", showPreferences)
                        .withIcon(MaterialDesignT.TUNE)
                        .withKeys("Shortcut+COMMA"),
                Command.of("commandPalette", showPalette)
                        .withIcon(MaterialDesignC.CONSOLE_LINE)
                        .withKeys("Shortcut+Shift+P"),
                Command.of("shortcuts", showShortcuts)
                        .withIcon(MaterialDesignK.KEYBOARD_OUTLINE)
                        .withKeys("F1"),
                Command.of("about", showAbout).withIcon(MaterialDesignI.INFORMATION_OUTLINE),
                lesson(open));
    }

    private static Submenu lesson(Consumer<Path> open) {
        List<Path> files = new ArrayList<>(Lessons.packed(Locale.getDefault()));
        files.addAll(Samples.files());
        List<Command> samples = files.stream()
                .map(file -> Command.of("lesson." + file.getFileName(), () -> open.accept(file))
                        .named(new SimpleStringProperty(Samples.shown(file))))
                .toList();
        return new Submenu("lesson", () -> samples);
    }
}
