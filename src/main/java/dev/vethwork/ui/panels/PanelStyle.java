package dev.vethwork.ui.panels;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panels' looks. */
public final class PanelStyle {
    private PanelStyle() {}

    /** Gives a panel the stylesheet that all share. */
    public static void dress(Parent panel) {
        URL sheet = Objects.requireNonNull(PanelStyle.class.getResource("/dev/vethwork/ui/panels.css"));
        panel.getStylesheets().add(sheet.toExternalForm());
    }

    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A small button with a picture; its words are its tooltip and what a screen reader says. */
    public static Button iconButton(Ikon icon, String words, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A click on it leaves the keyboard where it is: what the button does takes the button away, and nothing would have it. */
    public static void keepFocus(Button button) {
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> button.setFocusTraversable(false));
        button.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> button.setFocusTraversable(true));
    }
}
