package dev.vethwork.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Targets;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.dialog.Dialogs;
import dev.vethwork.ui.shell.window.Shell;
import dev.vethwork.ui.shell.window.Windows;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A window whose menus are used as a person does: only what can be chosen just now is. */
@ExtendWith(ApplicationExtension.class)
public abstract class MenuBench {
    /** Red and blue, cabled to a bridge below them. */
    public static final Topology DRAWN = Topology.empty("menus")
            .withNode(Namespace.of("red"))
            .withNode(Namespace.of("blue"))
            .withNode(Bridge.of("v-net-0"))
            .withCable(Cable.of(CableEnd.of("red", "eth0", "10.0.0.1/24"), CableEnd.of("v-net-0", "red-br")))
            .withCable(Cable.of(CableEnd.of("blue", "eth0", "10.0.0.2/24"), CableEnd.of("v-net-0", "blue-br")))
            .withLayout(Map.of(
                    "red", new Position(120, 120), "blue", new Position(400, 160), "v-net-0", new Position(240, 320)));

    /** The first window of a JVM takes its time where others use the processors. */
    private static final int LONGEST_MILLIS = 60_000;

    @TempDir
    public Path home;

    private final Locale before = Locale.getDefault();
    private final Set<String> chosen = new HashSet<>();
    private List<String> promised = List.of();
    /** What a person would choose who is asked for a file, and what was asked last. */
    private Path answer;

    private FileChooser asked;
    private Settings settings;
    public Windows windows;
    public Shell shell;
    /** What is done off the window's thread; a test may hold it up. */
    public final HeldBackground background = new HeldBackground(new FxBackground());

    @BeforeEach
    void open() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitForAsyncFx(LONGEST_MILLIS, () -> open(stage));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void open(Stage stage) {
        Locale.setDefault(Locale.ENGLISH);
        settings = new Settings(home.resolve("w"));
        windows = new Windows(targets(), background, settings, new FilePrompt() {
            @Override
            public Optional<Path> open(FileChooser chooser, Window owner) {
                asked = chooser;
                return Optional.ofNullable(answer);
            }

            @Override
            public Optional<Path> save(FileChooser chooser, Window owner) {
                return open(chooser, owner);
            }
        });
        shell = windows.window(stage);
        stage.setX(0);
        stage.setY(0);
        // No larger than the headless screen, a second window beside it included.
        stage.setWidth(940);
        stage.setHeight(860);
        shell.show();
        shell.bench().document().open(DRAWN, null);
    }

    public Targets targets() {
        return new NoTargets();
    }

    @BeforeEach
    void promise(TestInfo test) {
        Chooses chooses = test.getTestMethod().orElseThrow().getAnnotation(Chooses.class);
        promised = chooses == null ? List.of() : List.of(chooses.value());
    }

    @AfterEach
    void closeAll(FxRobot robot) {
        robot.interact(() -> {
            List.copyOf(Window.getWindows()).stream().filter(w -> !isOurs(w)).forEach(Window::hide);
            List.copyOf(windows.all()).forEach(s -> s.stage().hide());
        });
        // What is written later would be written into a folder that is being deleted.
        settings.close();
        Locale.setDefault(before);
        assertThat(chosen).as("what the test says that it chooses").containsAll(promised);
    }

    private boolean isOurs(Window window) {
        return windows.all().stream().anyMatch(s -> s.stage().equals(window));
    }

    /** What is chosen in the next dialog that asks for a file. */
    public void answer(Path file) {
        answer = file;
    }

    public FileChooser asked() {
        return Objects.requireNonNull(asked);
    }

    public Document document() {
        return shell.bench().document();
    }

    public TopologyCanvas canvas() {
        return shell.window().canvas();
    }

    public Topology now() {
        return WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> document().now());
    }

    public Position place(String node) {
        return Objects.requireNonNull(now().layout().get(node), node);
    }

    public Path file(String name) throws Exception {
        Path file = home.resolve(name + Dialogs.SUFFIX);
        TopologyFormat.write(Topology.empty(name).withNode(Namespace.of("green")), file);
        return file;
    }

    public void select(FxRobot robot, String... elements) {
        robot.interact(() -> shell.bench().selection().set(Set.of(elements)));
    }

    /** Chooses the line of a menu, which may be in another language by then. */
    public void choose(String key) {
        MenuItem item = WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> item(key).orElseThrow(() -> new AssertionError(key)));
        assertThat(item.isDisable()).as(key + " cannot be chosen now").isFalse();
        choose(key, item);
    }

    private void choose(String key, MenuItem item) {
        assertThat(promised).contains(key);
        chosen.add(key);
        // It may ask something, and not return before that is answered.
        Platform.runLater(item::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Chooses a line by its text, in a menu whose lines come and go. */
    public void choose(String key, String text) {
        MenuItem item = WaitForAsyncUtils.waitForAsyncFx(Eventually.MILLIS, () -> items()
                .filter(i -> i.getText() != null && i.getText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text)));
        choose(key, item);
    }

    public boolean canBeChosen(String key) {
        return WaitForAsyncUtils.waitForAsyncFx(
                Eventually.MILLIS, () -> item(key).filter(i -> !i.isDisable()).isPresent());
    }

    private Optional<MenuItem> item(String key) {
        return items().filter(i -> ("menu-" + key).equals(i.getId())).findFirst();
    }

    private Stream<MenuItem> items() {
        MenuBar bar = (MenuBar) shell.window().lookup("#menu");
        // As it is when a person opens it.
        bar.getMenus().forEach(menu -> Event.fireEvent(menu, new Event(Menu.ON_SHOWING)));
        return bar.getMenus().stream().flatMap(MenuBench::below);
    }

    private static Stream<MenuItem> below(MenuItem item) {
        return item instanceof Menu menu ? menu.getItems().stream().flatMap(MenuBench::below) : Stream.of(item);
    }

    /** Something of a dialog or a page, by its id. */
    public static Optional<Node> shown(String id) {
        return WaitForAsyncUtils.waitForAsyncFx(
                Eventually.MILLIS,
                () -> Window.getWindows().stream()
                        .filter(w -> w.isShowing() && w.getScene() != null)
                        .map(w -> w.getScene().getRoot().lookup("#" + id))
                        .filter(Objects::nonNull)
                        .findFirst());
    }
}
