package dev.vethwork.ui.shell.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.edit.Edits;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.render.PictureFile;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.dialog.Exports;
import dev.vethwork.ui.shell.file.FileDrop;
import dev.vethwork.waiting.Eventually;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DocumentsTest {
    @TempDir
    static Path shared;

    private final Locale before = Locale.getDefault();
    private Path home;
    private Settings settings;
    private Windows windows;
    private Shell shell;

    @Start
    void start(Stage stage) throws Exception {
        home = Files.createTempDirectory(shared, "home");
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
    void closeTheOthers(FxRobot robot) {
        robot.interact(() -> windows.all().stream().filter(s -> s != shell).forEach(s -> s.stage().hide()));
        settings.close();
        Locale.setDefault(before);
    }

    private Document document() {
        return shell.bench().document();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Path lab(String name) throws Exception {
        Path file = home.resolve(name + ".vethwork.json");
        TopologyFormat.write(Topology.empty(name).withNode(Namespace.of("red")), file);
        return file;
    }

    private void open(FxRobot robot, Path file) throws Exception {
        robot.interact(() -> shell.open(file));
        until(() -> file.equals(document().file().get()));
    }

    private NotificationPane notice() {
        return (NotificationPane) shell.window().lookup("#notifications");
    }

    private void until(String notice) throws Exception {
        until(() -> notice().isShowing() && notice().getText().contains(notice));
    }

    private void draw(FxRobot robot, String name) {
        robot.interact(() -> document().apply(Edits.addNode(Namespace.of(name), new Position(0, 0))));
    }

    @Test
    void aFileThatAnotherProgramChangedIsOfferedAndUndoBringsMineBack(FxRobot robot) throws Exception {
        Path file = lab("a");
        open(robot, file);
        draw(robot, "mine");
        Topology mine = document().now();
        TopologyFormat.write(Topology.empty("theirs"), file);
        robot.interact(() -> shell.window().files().lookAtDisk());
        until("changed by another program");
        robot.interact(() -> notice().getActions().getFirst().handle(null));
        assertThat(document().now().name()).isEqualTo("theirs");
        assertThat(document().dirty().get()).isFalse();
        robot.interact(document()::undo);
        assertThat(document().now()).isEqualTo(mine);
        assertThat(document().dirty().get()).isTrue();
    }

    @Test
    void aChangeOfAnotherProgramIsNoticedAfterTheLanguageWasChanged(FxRobot robot) throws Exception {
        Path file = lab("k");
        open(robot, file);
        robot.interact(() -> shell.setLanguage("ko"));
        TopologyFormat.write(Topology.empty("theirs"), file);
        robot.interact(() -> shell.window().files().lookAtDisk());
        until(() -> notice().isShowing());
        robot.interact(() -> notice().getActions().getFirst().handle(null));
        assertThat(document().now().name()).isEqualTo("theirs");
    }

    @Test
    void keepingMineSavesItOverTheOther(FxRobot robot) throws Exception {
        Path file = lab("b");
        open(robot, file);
        TopologyFormat.write(Topology.empty("theirs"), file);
        robot.interact(() -> shell.window().files().lookAtDisk());
        until("changed by another program");
        robot.interact(() -> notice().getActions().getLast().handle(null));
        assertThat(document().dirty().get()).isTrue();
        robot.interact(() -> shell.window().files().save());
        until("saved b");
        assertThat(TopologyFormat.read(file).name()).isEqualTo("b");
    }

    @Test
    void whatIWriteMyselfIsNoChangeOfAnother(FxRobot robot) throws Exception {
        Path file = lab("c");
        open(robot, file);
        draw(robot, "mine");
        robot.interact(() -> shell.window().files().save());
        until("saved c");
        robot.interact(() -> notice().hide());
        robot.interact(() -> shell.window().files().lookAtDisk());
        // The look and what it finds are in order behind this one.
        open(robot, lab("c2"));
        assertThat(notice().isShowing()).isFalse();
    }

    @Test
    void aFileThatIsGoneIsNotSavedAnyMore(FxRobot robot) throws Exception {
        Path file = lab("d");
        open(robot, file);
        Files.delete(file);
        robot.interact(() -> shell.window().files().lookAtDisk());
        until("not there any more");
        assertThat(document().dirty().get()).isTrue();
        robot.interact(() -> shell.window().files().save());
        until(() -> Files.exists(file));
    }

    @Test
    void aBrokenFileIsToldInOneSentenceWithItsPlaceAndTheDrawingStays(FxRobot robot) throws Exception {
        draw(robot, "red");
        Path file = home.resolve("broken.vethwork.json");
        Files.writeString(file, "{\n  \"vethwork\": 1,\n  \"name\": \"x\",\n  \"nodes\": 5\n}\n");
        robot.interact(() -> shell.window().files().read(file));
        until("broken.vethwork.json, line 4: ");
        assertThat(notice().getText()).doesNotContain("Exception").doesNotContain("\n");
        assertThat(document().now().nodes().keySet()).containsExactly("red");
    }

    @Test
    void aLongSentenceIsShownToItsEnd(FxRobot robot) throws Exception {
        String sentence = "what happened is told in many words; ".repeat(8) + "and so is what to do";
        robot.interact(() -> {
            shell.stage().setWidth(720);
            shell.window().tell(sentence);
        });
        until("what to do");
        until(() -> notice().lookup(".notification-bar .label").lookup(".text") instanceof Text text
                && text.getText().replaceAll("\\s+", " ").equals(sentence));
    }

    @Test
    void aFolderAndAMissingFileAreToldAsSuch(FxRobot robot) throws Exception {
        robot.interact(() -> shell.open(home));
        until("is a folder");
        robot.interact(() -> shell.open(home.resolve("none.json")));
        until("there is no file");
    }

    @Test
    void aDrawingThatIsNotSavedIsThereAfterACrash(FxRobot robot) throws Exception {
        draw(robot, "red");
        Path kept = crash();
        robot.interact(() -> windows.recover(shell));
        until(() -> windows.all().size() == 2);
        Shell other = windows.all().getLast();
        until(() -> other.bench().document().now().nodes().containsKey("red"));
        assertThat(other.bench().document().dirty().get()).isTrue();
        until(() -> !Files.readString(kept).contains("\"processStart\" : 1,"));
        robot.interact(() -> other.stage().hide());
        assertThat(kept).as("closed as it should be").doesNotExist();
    }

    @Test
    void whatAnotherProgramWroteSinceTheCrashIsNotWrittenOverUnasked(FxRobot robot) throws Exception {
        Path file = lab("crashed");
        open(robot, file);
        draw(robot, "mine");
        crash();
        TopologyFormat.write(Topology.empty("crashed").withNode(Namespace.of("theirs")), file);
        robot.interact(() -> windows.recover(null));
        until(() -> windows.all().size() == 2);
        Shell other = windows.all().getLast();
        until(() -> other.bench().document().now().nodes().containsKey("mine"));
        NotificationPane told = other.window().notifier().pane();
        until(() -> told.isShowing() && told.getText().contains("changed by another program"));
        assertThat(told.getText()).contains("was not saved when the program ended");
        assertThat(TopologyFormat.read(file).nodes()).containsOnlyKeys("theirs");
    }

    @Test
    void aFileThatNobodyWroteSinceTheCrashIsNoQuestion(FxRobot robot) throws Exception {
        Path file = lab("crashed");
        open(robot, file);
        draw(robot, "mine");
        crash();
        robot.interact(() -> windows.recover(null));
        until(() -> windows.all().size() == 2);
        Shell other = windows.all().getLast();
        until(() -> other.bench().document().now().nodes().containsKey("mine"));
        robot.interact(() -> other.window().files().save());
        until(() -> TopologyFormat.read(file).nodes().containsKey("mine"));
        assertThat(other.bench().document().dirty().get()).isFalse();
    }

    /** The copy of what is drawn is as one of a program that is gone. */
    private Path crash() throws Exception {
        Path folder = home.resolve("state").resolve("recovery");
        until(() -> Files.isDirectory(folder) && folder.toFile().list().length == 1);
        Path kept = folder.resolve(folder.toFile().list()[0]);
        Files.writeString(kept, Files.readString(kept).replaceAll("\"processStart\" : [0-9]+", "\"processStart\" : 1"));
        return kept;
    }

    @Test
    void aSavedDrawingLeavesNothingToRecover(FxRobot robot) throws Exception {
        Path file = lab("e");
        open(robot, file);
        draw(robot, "blue");
        Path folder = home.resolve("state").resolve("recovery");
        until(() -> Files.isDirectory(folder) && folder.toFile().list().length == 1);
        robot.interact(() -> shell.window().files().save());
        until(() -> folder.toFile().list().length == 0);
    }

    @Test
    void aFileThatIsOpenComesToTheFrontInsteadOfTwice(FxRobot robot) throws Exception {
        Path first = lab("f");
        open(robot, first);
        robot.interact(() -> shell.openInNewWindow(first));
        assertThat(windows.all()).containsExactly(shell);
        Path second = lab("g");
        robot.interact(() -> shell.openInNewWindow(second));
        assertThat(windows.all()).hasSize(2);
        Shell other = windows.all().getLast();
        until(() -> other.bench().document().now().name().equals("g"));
        assertThat(other.stage().getTitle()).startsWith("g");
        assertThat(document().now().name()).isEqualTo("f");
    }

    @Test
    void aThemeAndALanguageAreThoseOfAllWindows(FxRobot robot) {
        robot.interact(() -> shell.newWindow());
        Shell other = windows.all().getLast();
        robot.interact(() -> other.setTheme(dev.vethwork.settings.Theme.DARK));
        robot.interact(() -> other.setLanguage("ko"));
        for (Shell each : List.of(shell, other)) {
            assertThat(each.window().getStyleClass()).contains("dark").doesNotContain("light");
            assertThat(((javafx.scene.control.Button) each.window().lookup("#tool-deploy")).getText())
                    .isEqualTo("배포");
        }
        robot.interact(() -> other.setTheme(dev.vethwork.settings.Theme.LIGHT));
    }

    @Test
    void picturesAreSavedInEachFormat(FxRobot robot) throws Exception {
        draw(robot, "red");
        for (String end : List.of(".png", ".svg", ".pdf")) {
            Path picture = home.resolve("picture" + end);
            robot.interact(() -> shell.window().files().exports().write(picture, 2));
            until("saved " + picture);
            assertThat(picture).isNotEmptyFile();
        }
        robot.interact(() -> shell.window().files().exports().write(home.resolve("none").resolve("x.png"), 2));
        until("cannot write");
    }

    @Test
    void aPicturesNameGetsTheEndThatItLacks() {
        assertThat(Exports.named(Path.of("/a/lab.v2"), PictureFile.Format.PDF)).isEqualTo(Path.of("/a/lab.v2.pdf"));
        assertThat(Exports.named(Path.of("/a/lab.svg"), PictureFile.Format.PDF)).isEqualTo(Path.of("/a/lab.svg"));
    }

    @Test
    void onlyDrawingsCanBeDropped() {
        assertThat(FileDrop.drawings(List.of(new File("/a/x.png"), new File("/a/x.vethwork.json"))))
                .containsExactly(Path.of("/a/x.vethwork.json"));
    }

    @Test
    void droppedFilesOpenHereAndInWindowsOfTheirOwn(FxRobot robot) throws Exception {
        List<Path> files = List.of(lab("h"), lab("i"));
        robot.interact(() -> shell.window().files().open(files));
        until(() -> document().now().name().equals("h"));
        assertThat(windows.all()).hasSize(2);
    }

    @Test
    void whatIsCopiedInOneWindowIsPastedIntoAnother(FxRobot robot) {
        draw(robot, "red");
        Shell[] other = new Shell[1];
        robot.interact(() -> {
            other[0] = windows.window(new Stage());
            other[0].show();
            shell.bench().selection().set("red");
            menu(shell, "copy").fire();
            menu(other[0], "paste").fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(other[0].bench().document().now().nodes()).containsOnlyKeys("red");
        assertThat(document().now().nodes()).containsOnlyKeys("red");
    }

    @Test
    void aWindowComesBackWhereItWas(FxRobot robot) {
        Shell[] again = new Shell[1];
        robot.interact(() -> {
            shell.stage().setX(40);
            shell.stage().setY(50);
            shell.stage().setWidth(720);
            shell.stage().setHeight(610);
        });
        robot.interact(() -> shell.stage().hide());
        robot.interact(() -> {
            again[0] = new Windows(new NoTargets(), new FxBackground(), windows.settings()).window(new Stage());
            again[0].restorePlace();
            again[0].show();
        });
        Stage stage = again[0].stage();
        assertThat(List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
                .containsExactly(40.0, 50.0, 720.0, 610.0);
        robot.interact(stage::hide);
    }

    private static MenuItem menu(Shell of, String key) {
        MenuBar bar = (MenuBar) of.window().lookup(".menu-bar");
        return bar.getMenus().stream()
                .flatMap(m -> m.getItems().stream())
                .filter(i -> ("menu-" + key).equals(i.getId()))
                .findFirst()
                .orElseThrow();
    }
}
