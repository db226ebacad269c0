package dev.vethwork.ui.action;

import atlantafx.base.theme.Styles;
import dev.vethwork.ui.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every command in one list: type a part of its name, press Enter. It lies over the window, and goes when it is left. */
public final class CommandPalette extends StackPane {
    /** More than any name could lack. */
    private static final int BY_MENU = 1_000;

    private static final int ROWS = 10;

    private final Supplier<List<MenuGroup.Place>> rows;
    private final TextField field = new TextField();
    private final ObservableList<MenuGroup.Place> shown = FXCollections.observableArrayList();
    private final ListView<MenuGroup.Place> list = new ListView<>(shown);
    private final VBox box;
    private List<MenuGroup.Place> all = List.of();
    private @Nullable Node focusedBefore;

    /** @param rows asked for each time it opens */
    public CommandPalette(Supplier<List<MenuGroup.Place>> rows) {
        this.rows = rows;
        setId("command-palette");
        setVisible(false);
        // It lies over the menu bar, and does not decide how large the window is.
        setManaged(false);
        field.setId("command-palette-field");
        field.setPromptText(Texts.get("commandPalette.prompt"));
        field.setAccessibleText(Texts.get("commandPalette.prompt"));
        list.setId("command-palette-list");
        list.setCellFactory(each -> new PaletteCell());
        list.setAccessibleText(Texts.get("commandPalette.results"));
        Label none = new Label(Texts.get("commandPalette.none"));
        none.getStyleClass().add(Styles.TEXT_MUTED);
        list.setPlaceholder(none);
        list.setFocusTraversable(false);
        Label why = new Label();
        why.setId("command-palette-why");
        why.setWrapText(true);
        why.setMaxWidth(Double.MAX_VALUE);
        // A person who presses Enter on what cannot be done reads why not, and what would make it possible.
        why.textProperty()
                .bind(list.getSelectionModel().selectedItemProperty().flatMap(row -> row.command().whyNot()).orElse(""));
        why.visibleProperty().bind(why.textProperty().isNotEmpty());
        why.managedProperty().bind(why.visibleProperty());
        box = new VBox(6, field, list, why);
        box.getStyleClass().add("command-palette");
        box.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        getChildren().add(box);
        field.textProperty().addListener(p -> look());
        field.focusedProperty().addListener((p, before, now) -> {
            if (!now && getScene() != null && !list.equals(getScene().getFocusOwner())) {
                setVisible(false);
            }
        });
        list.setOnMouseClicked(event -> choose());
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (equals(event.getTarget())) {
                close();
            }
        });
    }

    public void open() {
        focusedBefore = getScene().getFocusOwner();
        all = rows.get();
        field.clear();
        look();
        setVisible(true);
        toFront();
        field.requestFocus();
    }

    private void close() {
        setVisible(false);
        Node back = focusedBefore;
        if (back != null) {
            back.requestFocus();
        }
    }

    private void look() {
        String query = field.getText();
        record Ranked(MenuGroup.Place row, int score) {}
        shown.setAll(all.stream()
                .map(row -> new Ranked(row, score(row, query)))
                .filter(r -> r.score() != Integer.MIN_VALUE)
                .sorted(Comparator.comparingInt(Ranked::score).reversed())
                .map(Ranked::row)
                .toList());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        double height = Math.clamp(shown.size(), 1, ROWS) * row() + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    /** How high the style sheet makes one, which goes with the size of letters. */
    private double row() {
        list.applyCss();
        return list.getFixedCellSize();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> choose();
            case DOWN -> step(1);
            case UP -> step(-1);
            case PAGE_DOWN -> step(ROWS);
            case PAGE_UP -> step(-ROWS);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, shown.size() - 1));
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - ROWS / 2));
    }

    private void choose() {
        MenuGroup.Place row = list.getSelectionModel().getSelectedItem();
        if (row != null && row.command().isPossible()) {
            close();
            row.command().action().run();
        }
    }

    /** What matches by its name comes before what matches by the menu that it is in as well. */
    private static int score(MenuGroup.Place place, String query) {
        return score(place.command().plainText(), place.menu(), query);
    }

    static int score(String name, String menu, String query) {
        return Fuzzy.score(query, name).orElseGet(() -> Fuzzy.score(query, menu + " " + name)
                .stream()
                .map(score -> score - BY_MENU)
                .findFirst()
                .orElse(Integer.MIN_VALUE));
    }
}
