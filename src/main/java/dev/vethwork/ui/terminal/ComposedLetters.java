package dev.vethwork.ui.terminal;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Letters that an input method has not settled yet, shown where they will be. */
final class ComposedLetters {
    private final Text letters = new Text();
    private final TextFlow flow = new TextFlow(letters);

    ComposedLetters() {
        flow.setManaged(false);
        flow.setVisible(false);
        flow.setMouseTransparent(true);
        flow.getStyleClass().add("terminal-composing");
        letters.setUnderline(true);
    }

    Node view() {
        return flow;
    }

    void look(Ink ink, double size) {
        letters.setFont(Font.font("Monospaced", size));
        letters.setFill(ink.letters());
        flow.setStyle("-fx-background-color: " + ink.ground().toString().replace("0x", "#") + ";");
    }

    void show(String text, Point2D at, double height) {
        letters.setText(text);
        flow.setVisible(!text.isEmpty());
        flow.resizeRelocate(at.getX(), at.getY(), flow.prefWidth(-1), height);
    }

    /** The cursor may have gone on below them. */
    void follow(Point2D cursor) {
        if (flow.isVisible()) {
            flow.relocate(cursor.getX(), cursor.getY());
        }
    }
}
