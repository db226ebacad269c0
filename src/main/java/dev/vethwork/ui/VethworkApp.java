package dev.vethwork.ui;

import dev.vethwork.engine.place.AllTargets;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.ui.shell.window.Windows;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window. */
public final class VethworkApp extends Application {
    private @Nullable Windows windows;

    @Override
    public void start(Stage stage) {
        Windows opened = new Windows(AllTargets.ofUser(), new FxBackground(), Preparation.settings());
        windows = opened;
        Shell first = opened.window(stage);
        first.restorePlace();
        first.show();
        StartClock.watch(first, !getParameters().getUnnamed().isEmpty());
        List<String> files = getParameters().getUnnamed();
        if (!files.isEmpty()) {
            first.open(Path.of(files.getFirst()));
        }
        opened.followDesktop();
        opened.tellProblems();
        opened.recover(files.isEmpty() ? first : null);
        opened.offerRecovery(first);
    }

    @Override
    public void stop() {
        Windows opened = windows;
        if (opened != null) {
            opened.close();
        }
    }
}
