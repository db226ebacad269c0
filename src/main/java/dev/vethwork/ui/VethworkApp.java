package dev.vethwork.ui;

import dev.vethwork.target.LocalTargets;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.Shell;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window. */
public final class VethworkApp extends Application {
    private @Nullable Shell shell;

    @Override
    public void start(Stage stage) {
        Shell opened = new Shell(stage, new LocalTargets(), new FxBackground(), Settings.ofUser());
        shell = opened;
        opened.show();
        List<String> files = getParameters().getUnnamed();
        if (!files.isEmpty()) {
            opened.open(Path.of(files.getFirst()));
        }
    }

    @Override
    public void stop() {
        Shell opened = shell;
        if (opened != null) {
            opened.close();
        }
    }
}
