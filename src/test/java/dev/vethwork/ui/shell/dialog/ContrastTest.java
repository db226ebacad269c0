package dev.vethwork.ui.shell.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.settings.Theme;
import dev.vethwork.ui.shell.Asked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Letters and icons stand out from what is behind them as far as WCAG 2 asks at level AA, in every pane, dialog and menu. */
@ExtendWith(ApplicationExtension.class)
class ContrastTest extends DialogBench {
    /** Of a line of a menu, which is no node. */
    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    private static final double LETTERS = 4.5;
    private static final double LARGE_LETTERS_AND_ICONS = 3;
    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.66;

    private final Map<String, String> faint = new TreeMap<>();

    @AfterEach
    void backToLight(FxRobot robot) {
        robot.interact(() -> shell.setTheme(Theme.LIGHT));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void lettersAndIconsStandOut(Theme theme, FxRobot robot) throws Exception {
        robot.interact(() -> shell.setTheme(theme));
        // Its samples are painted anew by and by.
        Asked.until(() -> {
            faint.clear();
            look("start", shell.stage());
            return faint.isEmpty();
        });
        var drawing = TopologyFormat.read(Path.of("sample-topologies/12-firewall-dmz.vethwork.json"));
        robot.interact(() -> shell.bench().document().open(drawing, null));
        new EveryDialog(windows, shell, this::look).open();
        panes(robot);
        menus(robot);
        bars(robot);
        assertThat(faint.entrySet().stream().map(each -> each.getValue() + ": " + each.getKey()).toList()).isEmpty();
    }

    private void panes(FxRobot robot) throws Exception {
        for (Tab tab : tabs("#tabs").getTabs()) {
            robot.interact(() -> tabs("#tabs").getSelectionModel().select(tab));
            look(tab.getId(), shell.stage());
        }
        for (String element : List.of("firewall", "red:veth-red", "")) {
            robot.interact(() -> shell.bench().selection().set(element.isEmpty() ? Set.of() : Set.of(element)));
            for (Tab tab : tabs("#inspector-tabs").getTabs()) {
                robot.interact(() -> tabs("#inspector-tabs").getSelectionModel().select(tab));
                look("inspector of " + element + ", " + tab.getId(), shell.stage());
            }
        }
        robot.interact(() -> {
            shell.bench().selection().set(Set.of("red:veth-red"));
            shell.window().commands().listen.weather.action().run();
        });
        // It comes by and by.
        Asked.until(() -> others().stream().allMatch(over -> isAllThere(over.getScene().getRoot())));
        others().forEach(over -> look("weather", over));
        robot.interact(() -> others().forEach(Window::hide));
        robot.interact(() -> shell.window().commands().named("find").action().run());
        look("find", shell.stage());
        robot.interact(() -> shell.window().commands().named("commandPalette").action().run());
        look("palette", shell.stage());
    }

    private static boolean isAllThere(Parent root) {
        return root.getOpacity() == 1 && root.lookupAll(".popover").stream().allMatch(popover -> popover.getOpacity() == 1);
    }

    private void bars(FxRobot robot) throws Exception {
        robot.interact(() -> shell.window().notifier().error("red is there already"));
        // It comes by and by.
        Asked.until(() -> {
            Node pane = shell.window().lookup(".notification-bar > .pane");
            return pane != null && pane.getOpacity() == 1;
        });
        look("bar", shell.stage());
    }

    private void menus(FxRobot robot) {
        for (Menu menu : ((MenuBar) shell.window().lookup("#menu")).getMenus()) {
            robot.interact(menu::show);
            others().forEach(w -> look(menu.getText(), w));
            robot.interact(menu::hide);
        }
    }

    private List<Window> others() {
        return Window.getWindows().stream().filter(w -> !w.equals(shell.stage())).toList();
    }

    private TabPane tabs(String id) {
        return (TabPane) shell.window().lookup(id);
    }

    private void look(String where, Window window) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.requestNextPulse();
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            Parent root = window.getScene().getRoot();
            root.applyCss();
            root.layout();
            look(where, root, List.of(), 1);
        });
    }

    /** @param behind the colours behind it, the hindmost first */
    private void look(String where, Node node, List<Color> behind, double opacity) {
        // The drawing has colours of its own, in layers that are not its parents. What cannot be used may be faint.
        boolean usable = !node.isDisabled() && !node.getPseudoClassStates().contains(DISABLED);
        if (!node.isVisible() || !usable || node.getStyleClass().contains("canvas")) {
            return;
        }
        double seen = opacity * node.getOpacity();
        List<Color> all = new ArrayList<>(behind);
        if (node instanceof Region region && region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color color) {
                    all.add(color.deriveColor(0, 1, 1, seen));
                }
            }
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color color) {
            judge(where, text, over(all), color.deriveColor(0, 1, 1, seen));
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                // What a popover stands in is drawn behind its content, and not around it.
                if (child instanceof javafx.scene.shape.Path frame && frame.getFill() instanceof Color color) {
                    all.add(color.deriveColor(0, 1, 1, seen));
                }
                look(where, child, all, seen);
            }
        }
    }

    private void judge(String where, Text text, Color behind, Color letters) {
        double ratio = ratio(mix(behind, letters), behind);
        boolean icon = text instanceof FontIcon;
        if (ratio < (icon || isLarge(text.getFont()) ? LARGE_LETTERS_AND_ICONS : LETTERS) - 0.005) {
            String what = icon ? ((FontIcon) text).getIconLiteral() : text.getText();
            faint.putIfAbsent(
                    String.format(Locale.ROOT, "%s on %s: %.2f, %s", letters, behind, ratio, path(text)), what + ", in " + where);
        }
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node each = node; each != null && path.length() < 100; each = each.getParent()) {
            path.append(" < ").append(String.join(".", each.getStyleClass()));
        }
        return path.toString();
    }

    private static boolean isLarge(Font font) {
        return font.getSize() >= LARGE || font.getSize() >= LARGE_BOLD && font.getStyle().contains("Bold");
    }

    private static Color over(List<Color> layers) {
        Color all = Color.WHITE;
        for (Color layer : layers) {
            all = mix(all, layer);
        }
        return all;
    }

    private static Color mix(Color below, Color above) {
        return below.interpolate(Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
    }

    /** As WCAG 2 defines it. */
    private static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
