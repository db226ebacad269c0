package dev.vethwork.ui.terminal;

import dev.vethwork.lab.enter.NodeTint;
import dev.vethwork.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.shape.Circle;

/** A tab with the terminals of one node, side by side or below each other. */
final class ShellTab extends Tab {
    private final SplitPane split = new SplitPane();
    private final List<NodeTerminal> terminals = new ArrayList<>();
    private Circle tint = new Circle(4);

    ShellTab(NodeTerminal first) {
        setId("tab-shell-" + first.at().node());
        setText(first.at().title());
        setGraphic(tint);
        split.getStyleClass().add("terminals");
        setContent(split);
        add(first);
    }

    void add(NodeTerminal terminal) {
        terminals.add(terminal);
        split.getItems().add(terminal.terminal().view());
        double share = 1.0 / terminals.size();
        double[] places = new double[terminals.size() - 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = share * (i + 1);
        }
        split.setDividerPositions(places);
    }

    void split(Orientation how, NodeTerminal terminal) {
        split.setOrientation(how);
        add(terminal);
    }

    /** @return whether none is left */
    boolean remove(NodeTerminal terminal) {
        terminals.remove(terminal);
        split.getItems().remove(terminal.terminal().view());
        return terminals.isEmpty();
    }

    List<NodeTerminal> terminals() {
        return List.copyOf(terminals);
    }

    String node() {
        return terminals.isEmpty() ? "" : terminals.getFirst().at().node();
    }

    /** What a window is called that shows it: as others of the program's, with the lab that the node is of. */
    String windowTitle() {
        return terminals.isEmpty() ? getText() : getText() + " – " + terminals.getFirst().at().lab() + " – Vethwork";
    }

    /** It is to be in another dock: the header that it had hears of its picture for ever, and would hold the dock with all around it. */
    void letGo() {
        Circle fresh = new Circle(tint.getRadius(), tint.getFill());
        fresh.setAccessibleText(tint.getAccessibleText());
        tint = fresh;
        setGraphic(fresh);
    }

    /** All of its content, to be shown somewhere else. */
    Node take() {
        setContent(null);
        return split;
    }

    void putBack() {
        setContent(split);
    }

    void look(boolean dark, double size) {
        String node = terminals.isEmpty() ? "" : terminals.getFirst().at().node();
        tint.setFill(Ink.of(dark).numbered().get(NodeTint.of(node).number()));
        tint.setAccessibleText(Texts.get("terminal"));
        terminals.forEach(t -> t.terminal().look(dark, size));
    }

    /**
     * Brings the terminals into the window now, not with its next frame: what somebody types until then would go to the drawing,
     * where letters are commands.
     */
    void appear() {
        split.applyCss();
    }

    void focus() {
        if (!terminals.isEmpty()) {
            terminals.getLast().terminal().focus();
        }
    }
}
