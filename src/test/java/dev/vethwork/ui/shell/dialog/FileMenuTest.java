package dev.vethwork.ui.shell.dialog;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.drift.machine.RecordedMachine;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.ui.shell.Asked;
import dev.vethwork.ui.shell.Chooses;
import dev.vethwork.ui.shell.MenuBench;
import dev.vethwork.waiting.Eventually;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

public class FileMenuTest extends MenuBench {
    @Test
    @Chooses("new")
    void newBeginsWithAnEmptyDrawing() {
        choose("new");
        assertThat(now().nodes()).isEmpty();
        assertThat(document().file().get()).isNull();
    }

    @Test
    @Chooses("newWindow")
    void aNewWindowIsEmptyAndTheOldOneStays() throws Exception {
        choose("newWindow");
        until(() -> windows.all().size() == 2);
        assertThat(windows.all().getLast().bench().document().now().nodes()).isEmpty();
        assertThat(now()).isEqualTo(DRAWN);
    }

    @Test
    @Chooses("open")
    void openShowsTheFileThatIsChosen() throws Exception {
        Path file = file("opened");
        answer(file);
        choose("open");
        until(() -> file.equals(document().file().get()));
        assertThat(now().nodes()).containsOnlyKeys("green");
        assertThat(asked().getExtensionFilters().getFirst().getExtensions()).contains("*" + Dialogs.SUFFIX);
    }

    @Test
    @Chooses("open")
    void whoThinksBetterOfOpeningKeepsTheDrawing() {
        choose("open");
        assertThat(now()).isEqualTo(DRAWN);
    }

    @Test
    @Chooses("drawLive")
    void whatRunsHereIsDrawnOnASheetOfItsOwn() throws Exception {
        choose("drawLive");
        until(() -> now().nodes().keySet().equals(RecordedMachine.NODES));
        assertThat(document().file().get()).isNull();
    }

    @Test
    @Chooses("open")
    void aSnapshotIsOpenedByWhatIsInIt() throws Exception {
        Path sent = home.resolve("from-a-colleague.txt");
        Files.writeString(sent, RecordedMachine.snapshot());
        answer(sent);
        choose("open");
        until(() -> now().nodes().keySet().equals(RecordedMachine.NODES));
        assertThat(now().name()).isEqualTo("laptop");
    }

    @Test
    @Chooses("openInNewWindow")
    void openInANewWindowLeavesThisOneAsItIs() throws Exception {
        answer(file("beside"));
        choose("openInNewWindow");
        until(() -> windows.all().size() == 2
                && windows.all().getLast().bench().document().now().name().equals("beside"));
        assertThat(now()).isEqualTo(DRAWN);
    }

    @Test
    @Chooses({"recent.*", "recent.forget"})
    void aRecentFileIsOpenedAgainAndCanBeForgotten(FxRobot robot) throws Exception {
        Path file = file("recently");
        robot.interact(() -> shell.open(file));
        until(() -> file.equals(document().file().get()));
        robot.interact(() -> document().open(DRAWN, null));
        choose("recent.*", "recently");
        until(() -> file.equals(document().file().get()));
        choose("recent.forget");
        assertThat(canBeChosen("recent.forget")).isFalse();
    }

    @Test
    @Chooses({"save", "saveAs"})
    void saveAsksForANameOnceAndSaveAsAlways() throws Exception {
        Path first = home.resolve("first" + Dialogs.SUFFIX);
        answer(first);
        choose("save");
        until(() -> Files.exists(first) && !document().dirty().get());
        assertThat(asked().getInitialFileName()).isEqualTo("menus" + Dialogs.SUFFIX);
        assertThat(TopologyFormat.read(first)).isEqualTo(DRAWN);
        Path second = home.resolve("second" + Dialogs.SUFFIX);
        answer(second);
        choose("save");
        choose("saveAs");
        until(() -> Files.exists(second));
        until(() -> second.equals(document().file().get()));
        assertThat(TopologyFormat.read(second)).isEqualTo(DRAWN);
    }

    /** The desktop's dialog lets one write over all of the offered name but its last ending. */
    @Test
    @Chooses("saveAs")
    void whatIsTypedOverTheOfferedNameKeepsTheEndingOfADrawing() throws Exception {
        answer(home.resolve("third.json"));
        choose("saveAs");
        Path meant = home.resolve("third" + Dialogs.SUFFIX);
        until(() -> meant.equals(document().file().get()));
        assertThat(home.resolve("third.json")).doesNotExist();
    }

    @Test
    @Chooses("saveAs")
    void aDrawingThatIsThereByThatEndingIsNotWrittenOverUnasked(FxRobot robot) throws Exception {
        Path meant = home.resolve("third" + Dialogs.SUFFIX);
        Files.writeString(meant, "somebody's");
        answer(home.resolve("third.json"));
        choose("saveAs");
        Asked.press(robot, "cancel");
        assertThat(meant).hasContent("somebody's");
        assertThat(document().file().get()).isNull();
    }

    @Test
    @Chooses({"export.png1", "export.png2", "export.svg", "export.pdf"})
    void aPictureIsSavedInEachFormat() throws Exception {
        BufferedImage once = picture("export.png1", "once.png");
        BufferedImage twice = picture("export.png2", "twice.png");
        assertThat(twice.getWidth()).isEqualTo(2 * once.getWidth());
        assertThat(beginning("export.svg", "a.svg")).contains("<svg");
        assertThat(beginning("export.pdf", "a.pdf")).startsWith("%PDF");
    }

    private BufferedImage picture(String key, String name) throws Exception {
        return ImageIO.read(export(key, name).toFile());
    }

    private String beginning(String key, String name) throws Exception {
        return new String(Files.readAllBytes(export(key, name)), 0, 200, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    @Chooses("export.clipboard")
    void aPictureOfWhatIsSelectedCanBePastedElsewhere(FxRobot robot) throws Exception {
        Image all = copied(robot);
        select(robot, "red");
        Image one = copied(robot);
        assertThat(one.getWidth() * one.getHeight()).isLessThan(all.getWidth() * all.getHeight());
    }

    private Image copied(FxRobot robot) throws Exception {
        robot.interact(() -> Clipboard.getSystemClipboard().clear());
        choose("export.clipboard");
        until(() -> WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> Clipboard.getSystemClipboard().hasImage()));
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> Clipboard.getSystemClipboard().getImage());
    }

    private Path export(String key, String name) throws Exception {
        Path file = home.resolve(name);
        answer(file);
        choose(key);
        until(() -> String.valueOf(shell.window().notifier().pane().getText()).contains(name));
        return file;
    }

    @Test
    @Chooses("close")
    void closeClosesThisWindowAlone(FxRobot robot) throws Exception {
        robot.interact(shell::newWindow);
        choose("close");
        until(() -> windows.all().size() == 1);
        assertThat(windows.all()).doesNotContain(shell);
    }

    @Test
    @Chooses("quit")
    void quitClosesAllWindows(FxRobot robot) throws Exception {
        robot.interact(shell::newWindow);
        choose("quit");
        until(() -> windows.all().isEmpty());
    }
}
