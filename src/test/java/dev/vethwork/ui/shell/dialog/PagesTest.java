package dev.vethwork.ui.shell.dialog;

import static dev.vethwork.ui.shell.Asked.until;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.settings.GridChoice;
import dev.vethwork.settings.Preferences;
import dev.vethwork.settings.Theme;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.NoTargets;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.look.Themes;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.ui.shell.window.Windows;
import dev.vethwork.ui.start.Samples;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
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
class PagesTest {
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
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980);
        stage.setHeight(960);
        shell.show();
    }

    @AfterEach
    void closeDialogs(FxRobot robot) {
        robot.interact(() -> {
            shell.setTheme(Theme.LIGHT);
            List.copyOf(Window.getWindows()).stream().filter(w -> !w.equals(shell.stage())).forEach(Window::hide);
            List.copyOf(windows.all()).forEach(s -> s.stage().hide());
        });
        // What is written later would be written into a folder that is being deleted.
        settings.close();
        Locale.setDefault(before);
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aSampleIsOneClickAway(FxRobot robot) throws Exception {
        // Who goes there by Tab sees it.
        robot.interact(() -> robot.lookup("#sample-2-bridge").query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#sample-2-bridge");
        WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> shell.bench().document().now().name().equals("bridge"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#start").query().isVisible()).isFalse();
        assertThat(settings.recent()).hasSize(1);
    }

    @Test
    void everySampleShowsItsPicture(FxRobot robot) throws Exception {
        assertThat(Samples.files()).hasSizeGreaterThanOrEqualTo(13);
        for (Path sample : Samples.files()) {
            String id = "#sample-" + Samples.title(sample).replace(' ', '-');
            WaitForAsyncUtils.waitFor(Eventually.SECONDS, TimeUnit.SECONDS, () -> texts(id) > 0);
        }
    }

    private long texts(String card) {
        Node found = shell.window().lookup(card);
        return found instanceof Button button
                ? button.getGraphic().lookupAll("*").stream().filter(Text.class::isInstance).count()
                : 0;
    }

    @Test
    void whatIsChosenIsInForceAtOnceAndAtTheNextStart(FxRobot robot) {
        RemoteKind far = (RemoteKind) TargetKind.parse("ssh:far/host").orElseThrow();
        robot.interact(() -> settings.addMachine(far));
        press(robot, KeyCode.CONTROL, KeyCode.COMMA);
        robot.interact(() -> robot.lookup("#theme").<ComboBox<String>>query().setValue("dark"));
        assertThat(shell.window().getStyleClass()).contains("dark");
        robot.interact(() -> {
            robot.lookup("#preferences-snap").<ToggleSwitch>query().setSelected(false);
            robot.lookup("#preferences-gridSize").<Spinner<Integer>>query().getValueFactory().setValue(40);
            robot.lookup("#preferences-target").<ComboBox<TargetKind>>query().setValue(far);
            robot.lookup("#language").<ComboBox<String>>query().setValue("ko");
        });
        assertThat(robot.lookup("#tool-deploy").queryButton().getText()).isEqualTo("배포");
        assertThat(shell.window().canvas().gridChoice().get()).isEqualTo(new GridChoice(true, 40, false));
        assertThat(shell.window().canvas().step()).isEqualTo(1);
        settings.close();
        Preferences again = new Settings(home.resolve("w")).preferences().get();
        assertThat(again.theme()).isEqualTo(Theme.DARK);
        assertThat(again.language()).isEqualTo("ko");
        assertThat(again.grid().snap()).isFalse();
        assertThat(again.grid().size()).isEqualTo(40);
        assertThat(again.target()).isEqualTo(far);
    }

    @Test
    void largerLettersAreInForceAtOnceInMenusAndDialogsToo(FxRobot robot) throws Exception {
        Labeled deploy = robot.lookup("#tool-deploy").queryButton();
        double before = deploy.getFont().getSize();
        double high = deploy.getHeight();
        press(robot, KeyCode.CONTROL, KeyCode.COMMA);
        robot.interact(() ->
                robot.lookup("#preferences-textPercent").<ComboBox<String>>query().setValue("175"));
        until(() -> deploy.getFont().getSize() == 1.75 * before && deploy.getHeight() > high + 10);
        // The dialog grows with its letters.
        Node done = robot.from(robot.lookup("#preferences")).lookup(".button-bar").query();
        until(() -> done.localToScene(done.getBoundsInLocal()).getMaxY() <= done.getScene().getHeight());
        Labeled inDialog = robot.from(robot.lookup("#preferences")).lookup(".label").queryLabeled();
        assertThat(inDialog.getFont().getSize()).isGreaterThanOrEqualTo(1.75 * before);
        robot.interact(() -> Window.getWindows().stream().filter(w -> !w.equals(shell.stage())).toList().forEach(Window::hide));
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        until(() -> robot.from(robot.lookup("#command-palette-list")).lookup(".list-cell").queryAllAs(ListCell.class).stream()
                .anyMatch(cell -> cell.getHeight() > 45));
        press(robot, KeyCode.ESCAPE);
        robot.clickOn("Edit");
        until(() -> robot.lookup(".menu-item .label").queryLabeled().getFont().getSize() == 1.75 * before);
        press(robot, KeyCode.ESCAPE);
        settings.close();
        assertThat(new Settings(home.resolve("w")).preferences().get().textPercent()).isEqualTo(175);
    }

    @Test
    void brokenSettingsAreToldInTheWindow(FxRobot robot) throws Exception {
        Path broken = home.resolve("broken");
        Files.createDirectories(broken.resolve("config"));
        Files.writeString(broken.resolve("config").resolve("preferences.json"), "{");
        List<Shell> shown = new ArrayList<>();
        robot.interact(() -> {
            Windows others = new Windows(new NoTargets(), new FxBackground(), new Settings(broken.resolve("w")));
            Shell other = others.window(new Stage());
            other.show();
            others.tellProblems();
            shown.add(other);
        });
        Shell other = shown.getFirst();
        WaitForAsyncUtils.waitForFxEvents();
        NotificationPane notice = (NotificationPane) other.window().lookup("#notifications");
        assertThat(notice.getText()).contains("preferences.json could not be understood", "start afresh");
    }

    @Test
    void theThemeFollowsTheDesktopWhileNoneIsChosen(FxRobot robot) {
        robot.interact(() -> {
            var desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
            Themes themes = new Themes(Theme.SYSTEM, desktop);
            desktop.set(ColorScheme.DARK);
            assertThat(themes.dark().get()).isTrue();
            themes.choose(Theme.LIGHT);
            assertThat(themes.dark().get()).isFalse();
            themes.choose(Theme.SYSTEM);
            assertThat(themes.dark().get()).isTrue();
            desktop.set(ColorScheme.LIGHT);
            assertThat(themes.dark().get()).isFalse();
            themes.close();
        });
    }

    @Test
    void everyKeyIsOnThePageOfShortcuts(FxRobot robot) {
        press(robot, KeyCode.F1);
        List<String> words = robot.lookup("#shortcuts .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
        assertThat(words).contains("Ctrl+Shift+P", "Command palette", "Undo", "Shift+F5", "Export picture: PNG, double size");
    }

    @Test
    void aDialogThatIsOpenComesToTheFrontAndNoSecondOne(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 0; i < 2; i++) {
                for (String each : List.of("preferences", "shortcuts", "about", "runningLabs")) {
                    shell.window().commands().named(each).action().run();
                }
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Window.getWindows().stream().map(w -> w.getScene().getRoot().getId()).filter(Objects::nonNull).sorted())
                .containsExactly("about", "labs-page", "main", "preferences", "shortcuts");
    }

    @Test
    void theProgramSaysWhatItIs(FxRobot robot) {
        robot.interact(() -> About.show(shell.stage()));
        assertThat(robot.lookup("#about .label").queryAllAs(Labeled.class))
                .anyMatch(l -> l.getText().startsWith("Vethwork "))
                .anyMatch(l -> l.getText().contains("JavaFX 26"));
    }

    @Test
    void everyControlOfTheWindowSaysWhatItIs(FxRobot robot) {
        for (Node node : shell.window().lookupAll("*")) {
            boolean said = switch (node) {
                case Button button -> hasWords(button.getText(), button.getAccessibleText())
                        || button.getStyleClass().contains("tab-down-button");
                case TextInputControl input -> hasWords(input.getAccessibleText(), input.getPromptText())
                        || input.getParent() instanceof Spinner<?> || !input.isEditable() || labelled(input);
                default -> true;
            };
            if (node.isFocusTraversable() && node.isVisible()) {
                assertThat(said).as("%s in %s", node, node.getParent()).isTrue();
            }
        }
    }

    private boolean labelled(Node control) {
        return shell.window().lookupAll(".label").stream()
                .anyMatch(l -> l instanceof javafx.scene.control.Label label && control.equals(label.getLabelFor()));
    }

    private static boolean hasWords(String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return true;
            }
        }
        return false;
    }
}
