package dev.vethwork.ui.shell.dialog;

import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.ui.shell.window.Windows;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window on a screen of a usual size, in English, whose dialogs a test opens one after the other. */
abstract class DialogBench {
    @TempDir
    static Path shared;

    Settings settings;
    Windows windows;
    Shell shell;
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void start() throws Exception {
        // The headless platform cannot paint what reaches beyond its screen, which is smaller than any desktop.
        WaitForAsyncUtils.autoCheckException = false;
        Locale.setDefault(Locale.ENGLISH);
        settings = new Settings(Files.createTempDirectory(shared, "home").resolve("w"));
        Stage stage = FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> start(stage));
    }

    private void start(Stage stage) {
        windows = new Windows(new NoTargets(), new FxBackground(), settings);
        shell = windows.window(stage);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1366);
        stage.setHeight(768);
        shell.show();
    }

    @AfterEach
    void closeAll(FxRobot robot) {
        robot.interact(() -> {
            List.copyOf(Window.getWindows()).stream().filter(w -> !w.equals(shell.stage())).forEach(Window::hide);
            List.copyOf(windows.all()).forEach(s -> s.stage().hide());
        });
        settings.close();
        WaitForAsyncUtils.clearExceptions();
        WaitForAsyncUtils.autoCheckException = true;
        Locale.setDefault(before);
    }
}
