package dev.vethwork.ui.shell.dialog;

import atlantafx.base.theme.Styles;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.action.MenuGroup;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** All keys on one page: those of the commands, and those of the drawing surface. */
public final class Shortcuts {
    private static final String ID = "shortcuts";

    /** Gestures and keys of the surface that are no commands; texts of the messages by these keys. */
    private static final List<String> SURFACE = List.of(
            "move", "nudge", "nudgeFine", "cable", "add", "pan", "zoom", "rename", "cancel");

    private Shortcuts() {}

    public static void show(Window owner, List<MenuGroup> menus) {
        if (DialogStyle.raises(owner, ID)) {
            return;
        }
        Dialog<ButtonType> dialog = new Dialog<>();
        DialogStyle.apply(dialog, owner);
        dialog.setTitle(Texts.get("shortcuts"));
        VBox left = new VBox(18);
        VBox right = new VBox(18);
        for (int i = 0; i < menus.size(); i++) {
            MenuGroup menu = menus.get(i);
            List<MenuGroup.Place> keyed =
                    menu.places().filter(p -> !p.command().keys().isEmpty()).toList();
            if (!keyed.isEmpty()) {
                GridPane page = page(menu.title());
                keyed.forEach(p -> line(page, name(p), p.command().keysText()));
                (i < 2 ? left : right).getChildren().add(page);
            }
        }
        GridPane surface = page(Texts.get("shortcuts.surface"));
        SURFACE.forEach(k -> line(surface, Texts.get("shortcuts." + k), Texts.get("shortcuts." + k + ".keys")));
        right.getChildren().add(surface);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = new HBox(36, left, right);
        columns.setPadding(new Insets(4, 16, 4, 12));
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(600);
        dialog.getDialogPane().setContent(scroll);
        dialog.getDialogPane().setId(ID);
        DialogStyle.closeButton(dialog);
        dialog.show();
    }

    /** What it is called whatever it would do just now. */
    private static String name(MenuGroup.Place place) {
        String name = Texts.get(place.command().key()).replace("…", "");
        return place.inner().isEmpty() ? name : place.inner() + ": " + name;
    }

    private static GridPane page(String title) {
        GridPane page = new GridPane(24, 5);
        Label label = new Label(title);
        label.getStyleClass().add(Styles.TITLE_4);
        page.add(label, 0, 0, 2, 1);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(190);
        page.getColumnConstraints().addAll(wide, new ColumnConstraints());
        return page;
    }

    private static void line(GridPane page, String what, String keys) {
        Label name = new Label(what);
        name.setWrapText(true);
        name.setMaxWidth(230);
        Label press = new Label(keys);
        press.getStyleClass().add("keys");
        press.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        GridPane.setValignment(press, VPos.TOP);
        GridPane.setHalignment(press, HPos.RIGHT);
        page.addRow(page.getRowCount(), name, press);
    }
}
