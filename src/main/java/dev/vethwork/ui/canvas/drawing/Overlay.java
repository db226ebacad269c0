package dev.vethwork.ui.canvas.drawing;

import java.util.Optional;
import javafx.scene.Node;

/**
 * Something shown over the drawing, in its coordinates: the path of a packet, marks of a search. It is put on with {@link
 * Drawing#add} and told whenever nodes or cables have moved.
 */
public interface Overlay {
    Node view();

    /** What of it lies below the names of nodes and cables, which it would strike through. */
    default Optional<Node> below() {
        return Optional.empty();
    }

    /** Nodes and cables are there now: ask {@link DrawingViews#node} for centres and {@link DrawingViews#cable} for plugs. */
    void follow(DrawingViews drawing);
}
