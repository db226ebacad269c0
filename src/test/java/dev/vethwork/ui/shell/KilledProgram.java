package dev.vethwork.ui.shell;

import dev.vethwork.edit.Edits;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.ui.shell.window.Windows;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/** The program with a drawing that is not saved, waiting to be killed. Its argument is a file beside the settings. */
public final class KilledProgram extends Application {
    /** Starts it in a JVM of its own. */
    static final class Main {
        private Main() {}

        public static void main(String[] args) {
            Application.launch(KilledProgram.class, args);
        }
    }

    @Override
    public void start(Stage stage) {
        Path home = Path.of(getParameters().getUnnamed().getFirst());
        Shell shell = new Windows(new NoTargets(), new FxBackground(), new Settings(home)).window(stage);
        shell.show();
        shell.bench().document().apply(Edits.addNode(Namespace.of("red"), new Position(40, 80)));
    }
}
