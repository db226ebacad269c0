package dev.vethwork.ui.shell.window;

import static dev.vethwork.ui.shell.Asked.press;
import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.ui.shell.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class UnsavedTest {
    @TempDir
    Path home;

    private final Locale before = Locale.getDefault();
    private Settings settings;
    private Windows windows;
    private Shell shell;

    @Start
    void start(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        settings = new Settings(home.resolve("w"));
        windows = new Windows(new NoTargets(), new FxBackground(), settings);
        shell = windows.window(stage);
        // No larger than the headless screen, a second window beside it included.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(940);
        stage.setHeight(860);
        shell.show();
    }

    @AfterEach
    void closeAll(FxRobot robot) {
        robot.interact(() -> List.copyOf(windows.all()).forEach(s -> s.stage().hide()));
        settings.close();
        Locale.setDefault(before);
    }

    /** Opens a file with {@code red} in it, and draws {@code blue} beside it. */
    private Path changed(FxRobot robot, Shell in, String name) throws Exception {
        Path file = home.resolve(name + ".vethwork.json");
        TopologyFormat.write(Topology.empty(name).withNode(Namespace.of("red")), file);
        robot.interact(() -> in.open(file));
        until(() -> file.equals(in.bench().document().file().get()));
        robot.interact(() -> in.bench().document().apply(Edits.addNode(Namespace.of("blue"), new Position(0, 0))));
        return file;
    }

    /** Does what asks a question, and answers it. */
    private static void answer(FxRobot robot, Runnable asking, String text) throws Exception {
        Platform.runLater(asking);
        press(robot, text);
    }

    @Test
    void aWindowThatIsClosedSavesFirstWhereThatIsWanted(FxRobot robot) throws Exception {
        Path file = changed(robot, shell, "a");
        answer(robot, shell::close, "unsaved.save");
        until(() -> windows.all().isEmpty());
        assertThat(TopologyFormat.read(file).nodes()).containsOnlyKeys("red", "blue");
    }

    @Test
    void whoWantsToStayStaysAndNothingIsWritten(FxRobot robot) throws Exception {
        Path file = changed(robot, shell, "b");
        answer(robot, shell::close, "cancel");
        assertThat(windows.all()).containsExactly(shell);
        assertThat(shell.bench().document().dirty().get()).isTrue();
        assertThat(TopologyFormat.read(file).nodes()).containsOnlyKeys("red");
    }

    @Test
    void changesThatAreNotWantedGoWithTheWindow(FxRobot robot) throws Exception {
        Path file = changed(robot, shell, "c");
        answer(robot, shell::close, "unsaved.discard");
        until(() -> windows.all().isEmpty());
        assertThat(TopologyFormat.read(file).nodes()).containsOnlyKeys("red");
    }

    @Test
    void whereSavingFailsTheWindowStays(FxRobot robot) throws Exception {
        Path file = changed(robot, shell, "d");
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        answer(robot, shell::close, "unsaved.save");
        press(robot, "disk.overwrite");
        until(() -> String.valueOf(shell.window().notifier().pane().getText()).contains(file.toString()));
        assertThat(windows.all()).containsExactly(shell);
        assertThat(shell.bench().document().dirty().get()).isTrue();
    }

    @Test
    void quittingSavesWindowAfterWindow(FxRobot robot) throws Exception {
        Path first = changed(robot, shell, "e");
        robot.interact(shell::newWindow);
        Path second = changed(robot, windows.all().getLast(), "f");
        answer(robot, shell::quit, "unsaved.save");
        until(() -> windows.all().size() == 1);
        press(robot, "unsaved.save");
        until(() -> windows.all().isEmpty());
        for (Path file : List.of(first, second)) {
            assertThat(TopologyFormat.read(file).nodes()).containsOnlyKeys("red", "blue");
        }
    }
}
