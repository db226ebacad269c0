package dev.vethwork.bench;

import dev.vethwork.edit.Edits;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.layout.Layouts;
import dev.vethwork.layout.Style;
import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.settings.Theme;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.FxBackground;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.window.Shell;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/**
 * Pictures of every panel, for somebody to look at before a release. A lab is deployed in a sandbox, for the kernel's tables
 * to have something in them, and taken away again.
 */
public final class Gallery {
    private Gallery() {}

    /** Samples' folder, where to, {@code light} or {@code dark}, {@code en} or {@code ko}, how many pixels to a pixel. */
    public static void main(String[] args) {
        Application.launch(Pictures.class, args);
    }

    /** The window that is pictured. */
    public static final class Pictures extends Application {
        private final Deque<Runnable> steps = new ArrayDeque<>();
        private final LocalTargets targets = new LocalTargets();
        private Path samples = Path.of("");
        private Path folder = Path.of("");
        private double scale = 1;
        private String suffix = "";
        private Shell shell;
        private Stage stage;
        private int number;

        @Override
        public void start(Stage primary) throws Exception {
            List<String> arguments = getParameters().getRaw();
            samples = Path.of(arguments.get(0));
            folder = Files.createDirectories(Path.of(arguments.get(1)));
            scale = Double.parseDouble(arguments.get(4));
            suffix = "-" + arguments.get(2) + "-" + arguments.get(3) + "-" + arguments.get(4);
            Locale.setDefault(Locale.forLanguageTag(arguments.get(3)));
            stage = primary;
            Settings settings = new Settings(Files.createTempDirectory("gallery").resolve("settings.json"));
            if (arguments.size() > 5) {
                settings.change(p -> p.withTextPercent(Integer.parseInt(arguments.get(5))));
                suffix += "-" + arguments.get(5);
            }
            shell = new Shell(primary, targets, new FxBackground(), settings);
            shell.setTheme(arguments.get(2).equals("dark") ? Theme.DARK : Theme.LIGHT);
            shell.setLanguage(Locale.forLanguageTag(arguments.get(3)));
            primary.setWidth(1_000);
            primary.setHeight(900);
            shell.show();
            drawn();
            mistaken();
            running();
            described();
            large();
            steps.add(Platform::exit);
            next();
        }

        private void drawn() {
            picture("start");
            open("12-firewall-dmz");
            picture("lab");
            step(() -> shell.bench().selection().set("firewall"));
            picture("node");
            step(() -> fire("commands-by-element"));
            picture("commands-by-element");
            step(() -> fire("commands-by-phase"));
            step(() -> lookup("commands", ListView.class).getSelectionModel().select(2));
            step(() -> lookup("commands", ListView.class).requestFocus());
            picture("command-unfolded");
            step(() -> shell.bench().selection().set("red:veth-red"));
            picture("cable");
            step(() -> shell.bench().selection().set(Set.of("red", "blue")));
            picture("several");
            step(() -> tab("inspector-tabs", "tab-json"));
            picture("json");
            step(() -> tab("inspector-tabs", null));
            step(() -> fire("menu-find"));
            step(() -> type("find-field", "eth"));
            picture("find");
            step(() -> fire("find-close"));
            step(() -> fire("menu-commandPalette"));
            step(() -> type("command-palette-field", "e"));
            picture("palette");
            step(() -> lookup("command-palette", Node.class).setVisible(false));
            for (String dialog : List.of("preferences", "shortcuts", "about")) {
                dialog(dialog);
            }
            step(() -> shell.bench().selection().set("red"));
            menus();
        }

        private void mistaken() {
            open("02-bridge");
            step(() -> shell.bench().document().apply(Edits.replace(mistaken(shell.bench().document().now()))));
            step(() -> tab("tabs", "tab-problems"));
            picture("problems");
            step(() -> shell.bench().document().undo());
            step(() -> tab("tabs", "tab-history"));
            picture("history");
        }

        /** Addresses without a length, and one that is there twice. */
        private static Topology mistaken(Topology lab) {
            Topology wrong = lab;
            for (var cable : lab.cables()) {
                wrong = wrong.editCable(
                        cable.a().id(),
                        c -> c.withEnd(c.a().id(), c.a().withAddresses(List.of(InterfaceAddress.parse("192.168.15.1")))));
            }
            return wrong;
        }

        private void running() {
            open("04-outside-no-way-back");
            step(() -> tab("tabs", "tab-commands"));
            step(() -> shell.bench().session().deploy());
            until(() -> shell.bench().session().deployed().get() && !shell.bench().session().busy().get());
            picture("deployed");
            step(() -> shell.bench().selection().set("host"));
            for (String table : List.of("interfaces", "arp", "routes", "nat", "processes")) {
                step(() -> tab("inspector-tabs", "tab-" + table));
                pause(60);
                picture("live-" + table);
            }
            step(() -> tab("inspector-tabs", "tab-routes"));
            step(() -> shell.window().canvas().requests().ping("red", "lan"));
            pause(200);
            picture("ping");
            step(() -> tab("tabs", "tab-matrix"));
            pause(90);
            picture("matrix");
            step(() -> tab("tabs", "tab-log"));
            picture("log");
            step(() -> tab("tabs", "tab-drift"));
            step(() -> behind("ip", "addr", "del", "192.168.15.1/24", "dev", "veth-red"));
            pause(240);
            picture("drift");
            step(() -> shell.bench().session().teardown());
            until(() -> !shell.bench().session().deployed().get() && !shell.bench().session().busy().get());
            picture("gone");
        }

        /** The window as the README, the handbook and software centres show it. */
        private void described() {
            step(() -> stage.setWidth(1_320));
            step(() -> stage.setHeight(840));
            open("02-bridge");
            step(() -> shell.bench().session().deploy());
            until(() -> shell.bench().session().deployed().get() && !shell.bench().session().busy().get());
            step(() -> tab("tabs", "tab-commands"));
            pause(60);
            picture("window");
            step(() -> shell.bench().session().teardown());
            until(() -> !shell.bench().session().deployed().get() && !shell.bench().session().busy().get());
            step(() -> stage.setWidth(1_000));
            step(() -> stage.setHeight(900));
        }

        private void large() {
            step(() -> {
                Topology lab = BigLab.draw(1_000);
                shell.bench()
                        .document()
                        .open(
                                lab.withLayout(new HashMap<>(
                                        Layouts.arrange(lab, Set.of(), Style.LAYERED, () -> false))),
                                null);
            });
            step(() -> tab("tabs", "tab-commands"));
            pause(120);
            picture("large");
            step(() -> shell.window().canvas().sight().reveal("n12"));
            step(() -> shell.window().canvas().sight().zoomTo(1));
            picture("large-near");
        }

        /** Somebody does something in a namespace of the lab. */
        private void behind(String... command) {
            try (Target target = targets.openExisting("outside-no-way-back", Credentials.NONE).orElseThrow()) {
                target.execute("outside-no-way-back", "red", List.of(command), Duration.ofSeconds(5));
            } catch (TargetException e) {
                throw new IllegalStateException(e);
            }
        }

        private void menus() {
            step(() -> bar().getMenus().getFirst().show());
            for (int i = 0; i < 6; i++) {
                int index = i;
                step(() -> bar().getMenus().forEach(m -> m.hide()));
                step(() -> bar().getMenus().get(index).show());
                popup("menu-" + i);
            }
            step(() -> bar().getMenus().forEach(m -> m.hide()));
        }

        private MenuBar bar() {
            return (MenuBar) shell.window().lookup(".menu-bar");
        }

        private void dialog(String key) {
            // A dialog waits for its answer in a loop of its own.
            step(() -> Platform.runLater(() -> fire("menu-" + key)));
            popup(key);
            step(() -> others().forEach(Window::hide));
        }

        private static List<Window> others() {
            return Window.getWindows().stream()
                    .filter(Window::isShowing)
                    .skip(1)
                    .toList();
        }

        private void popup(String name) {
            pause(20);
            steps.add(() -> {
                others().forEach(window -> save(window.getScene(), name));
                next();
            });
        }

        private void open(String sample) {
            Path file = samples.resolve(sample + ".vethwork.json");
            step(() -> {
                try {
                    shell.bench().document().open(TopologyFormat.read(file), null);
                } catch (Exception e) {
                    throw new IllegalStateException(file.toString(), e);
                }
            });
            pause(30);
        }

        private void picture(String name) {
            pause(20);
            steps.add(() -> {
                save(stage.getScene(), name);
                next();
            });
        }

        private void save(Scene scene, String name) {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(scale, scale));
            parameters.setFill(scene.getFill());
            WritableImage taken = scene.getRoot().snapshot(parameters, null);
            int width = (int) taken.getWidth();
            int height = (int) taken.getHeight();
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    image.setRGB(x, y, taken.getPixelReader().getArgb(x, y));
                }
            }
            try {
                ImageIO.write(
                        image, "png",
                        folder.resolve("%02d-%s%s.png".formatted(++number, name, suffix)).toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void fire(String id) {
            Node node = shell.window().lookup("#" + id);
            if (node instanceof javafx.scene.control.ButtonBase button) {
                button.fire();
                return;
            }
            bar().getMenus().stream()
                    .flatMap(m -> m.getItems().stream())
                    .filter(i -> id.equals(i.getId()))
                    .findFirst()
                    .ifPresent(MenuItem::fire);
        }

        private <T> T lookup(String id, Class<T> type) {
            return type.cast(shell.window().lookup("#" + id));
        }

        private void type(String id, String text) {
            lookup(id, TextInputControl.class).setText(text);
        }

        private void tab(String pane, String id) {
            TabPane tabs = lookup(pane, TabPane.class);
            tabs.getTabs().stream()
                    .filter(t -> java.util.Objects.equals(t.getId(), id))
                    .findFirst()
                    .ifPresent(t -> tabs.getSelectionModel().select(t));
        }

        private void step(Runnable action) {
            steps.add(() -> {
                action.run();
                after(8, this::next);
            });
        }

        private void pause(int pulses) {
            steps.add(() -> after(pulses, this::next));
        }

        private void until(BooleanSupplier condition) {
            steps.add(() -> new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (condition.getAsBoolean()) {
                        stop();
                        after(30, Pictures.this::next);
                    }
                }
            }.start());
        }

        private void next() {
            steps.removeFirst().run();
        }

        private static void after(int pulses, Runnable then) {
            new AnimationTimer() {
                private int left = pulses;

                @Override
                public void handle(long now) {
                    if (left-- == 0) {
                        stop();
                        then.run();
                    }
                }
            }.start();
        }
    }
}
