package dev.vethwork.ui.shell.dialog;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.vethwork.net.LocalKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.settings.Preferences;
import dev.vethwork.settings.Theme;
import dev.vethwork.settings.Wheel;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.shell.Settings;
import dev.vethwork.ui.shell.WindowActions;
import dev.vethwork.ui.shell.look.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.StringConverter;

/** What a person can choose. Every choice takes effect at once, in all windows. */
public final class PreferencesDialog {
    private static final String ID = "preferences";

    /** Above and below it, for the desktop's bars. */
    private static final double MARGIN = 40;

    private final Settings settings;
    private final WindowActions actions;
    private final GridPane page = new GridPane(24, 10);
    private final ScrollPane scroll = new ScrollPane(page);
    private Runnable again = () -> {};

    private PreferencesDialog(Settings settings, WindowActions actions) {
        this.settings = settings;
        this.actions = actions;
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    public static void show(Window owner, Settings settings, WindowActions actions) {
        if (DialogStyle.raises(owner, ID)) {
            return;
        }
        PreferencesDialog content = new PreferencesDialog(settings, actions);
        content.fill();
        Dialog<ButtonType> dialog = new Dialog<>();
        DialogStyle.apply(dialog, owner);
        dialog.setTitle(Texts.get("preferences").replace("…", ""));
        dialog.getDialogPane().setId(ID);
        dialog.getDialogPane().setContent(content.scroll);
        ButtonType defaults = new ButtonType(Texts.get("preferences.defaults"), ButtonBar.ButtonData.LEFT);
        dialog.getDialogPane().getButtonTypes().add(defaults);
        DialogStyle.closeButton(dialog);
        if (dialog.getDialogPane().lookupButton(defaults) instanceof Button reset) {
            // A width that all buttons share would stay what it was when letters grow.
            ButtonBar.setButtonUniformSize(reset, false);
            reset.setMinWidth(Region.USE_PREF_SIZE);
            reset.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
                event.consume();
                content.take(Preferences.DEFAULT);
                content.fill();
            });
        }
        content.again = () -> {
            dialog.close();
            show(owner, settings, actions);
        };
        dialog.show();
        Platform.runLater(content::fitAround);
        // On a busy machine the desktop may give it its first size only later than that.
        Window window = dialog.getDialogPane().getScene().getWindow();
        window.heightProperty().addListener((p, before, now) -> {
            if (now.doubleValue() > OnScreen.of(window).getHeight()) {
                Platform.runLater(content::fitAround);
            }
        });
    }

    private void fill() {
        page.getChildren().clear();
        page.setPadding(new Insets(8, 12, 4, 12));
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        values.setHalignment(HPos.RIGHT);
        page.getColumnConstraints().setAll(names, values);
        heading("preferences.looks");
        choice("theme", "theme", List.of("system", "light", "dark"), p -> p.theme().name().toLowerCase(Locale.ROOT), chosen ->
                actions.setTheme(Theme.valueOf(chosen.toUpperCase(Locale.ROOT))));
        choice("language", "language", List.of("system", "en", "ko"), p -> p.language().isEmpty() ? "system" : p.language(), chosen ->
                speak(chosen.equals("system") ? "" : chosen));
        choice("preferences.textPercent", "textPercent", TextSize.CHOICES, p -> TextSize.choice(p.textPercent()), chosen -> {
            settings.change(p -> p.withTextPercent(Integer.parseInt(chosen)));
            Platform.runLater(this::fitAround);
        });
        heading("preferences.drawing");
        flag("preferences.grid", p -> p.grid().shown(), (p, on) -> p.withGrid(p.grid().withShown(on)));
        number("preferences.gridSize", 5, 100, 5, p -> p.grid().size(), (p, n) -> p.withGrid(p.grid().withSize(n)));
        flag("preferences.snap", p -> p.grid().snap(), (p, on) -> p.withGrid(p.grid().withSnap(on)));
        flag("preferences.minimap", Preferences::minimap, Preferences::withMinimap);
        choice("preferences.wheel", "wheel", List.of("zoom", "pan"), p -> p.wheel().name().toLowerCase(Locale.ROOT), chosen ->
                settings.change(p -> p.withWheel(Wheel.valueOf(chosen.toUpperCase(Locale.ROOT)))));
        heading("preferences.labs");
        choice(
                "preferences.target",
                targets(),
                kind -> kind.label().text(),
                now().target(),
                chosen -> settings.change(p -> p.withTarget(chosen)));
        number("preferences.refresh", 1, 60, 1, Preferences::refreshSeconds, Preferences::withRefreshSeconds);
        heading("preferences.confirm");
        flag("preferences.confirmDeploy", p -> p.confirm().deploy(), (p, on) ->
                p.withConfirm(p.confirm().withDeploy(on)));
        flag("preferences.confirmTeardown", p -> p.confirm().teardown(), (p, on) ->
                p.withConfirm(p.confirm().withTeardown(on)));
    }

    /** In another language, the dialog itself is another. */
    private void speak(String language) {
        actions.setLanguage(language);
        Platform.runLater(again);
    }

    /** The dialog as large as its content has become, where the screen has room for that. */
    private void fitAround() {
        Scene scene = page.getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (scene == null || window == null) {
            return;
        }
        Rectangle2D screen = OnScreen.of(window);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        double around = window.getHeight() - scroll.getHeight();
        scroll.setPrefViewportHeight(Math.min(page.prefHeight(-1), screen.getHeight() - around - MARGIN));
        window.sizeToScene();
        OnScreen.keep(window);
    }

    private void take(Preferences next) {
        settings.change(p -> next.withTheme(p.theme()).withLanguage(p.language()));
        actions.setTheme(next.theme());
        actions.setLanguage(next.language());
    }

    private void heading(String key) {
        Label label = new Label(Texts.get(key));
        label.getStyleClass().add(Styles.TITLE_4);
        page.add(label, 0, page.getRowCount(), 2, 1);
        GridPane.setMargin(label, new Insets(page.getRowCount() == 1 ? 0 : 10, 0, 0, 0));
    }

    private void line(String key, Node control) {
        Label label = new Label(Texts.get(key));
        label.setLabelFor(control);
        label.setMinWidth(300);
        label.setWrapText(true);
        control.setAccessibleText(label.getText());
        control.setId(key.replace('.', '-'));
        page.addRow(page.getRowCount(), label, control);
    }

    private Preferences now() {
        return settings.preferences().get();
    }

    /** Those here, the machines that were used last, and the one that it is now. */
    private List<TargetKind> targets() {
        List<TargetKind> kinds = new ArrayList<>(List.of(LocalKind.values()));
        kinds.addAll(settings.machines());
        kinds.add(now().target());
        return kinds.stream().distinct().toList();
    }

    /** @param words where the words of the values are, each behind a dot */
    private void choice(
            String key,
            String words,
            List<String> values,
            Function<Preferences, String> present,
            Consumer<String> choose) {
        choice(key, values, value -> Texts.get(words + "." + value), present.apply(now()), choose);
    }

    private <T> void choice(String key, List<T> values, Function<T, String> called, T present, Consumer<T> choose) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return called.apply(value);
            }

            @Override
            public T fromString(String text) {
                return present;
            }
        });
        box.setMinWidth(190);
        box.setValue(present);
        box.valueProperty().addListener((p, before, chosen) -> choose.accept(chosen));
        line(key, box);
    }

    private void flag(String key, Function<Preferences, Boolean> present, BiFunction<Preferences, Boolean, Preferences> change) {
        ToggleSwitch box = new ToggleSwitch();
        box.setSelected(present.apply(now()));
        box.selectedProperty().addListener((p, before, on) -> settings.change(was -> change.apply(was, on)));
        line(key, box);
    }

    private void number(
            String key,
            int least,
            int most,
            int step,
            Function<Preferences, Integer> present,
            BiFunction<Preferences, Integer, Preferences> change) {
        Spinner<Integer> box = new Spinner<>(least, most, present.apply(now()), step);
        box.setEditable(true);
        box.valueProperty().addListener((p, before, now) -> {
            if (now != null) {
                settings.change(was -> change.apply(was, now));
            }
        });
        line(key, box);
    }
}
