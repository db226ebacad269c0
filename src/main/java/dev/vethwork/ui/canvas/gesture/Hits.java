package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.NodeView;
import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;

/** What is under the pointer. */
final class Hits {
    /** A wire need not end quite on the node. */
    private static final double MARGIN = 9;

    private Hits() {}

    /** Whether this is where somebody writes: the surface leaves it alone. */
    static boolean writing(EventTarget part) {
        Node node = part instanceof Node n ? n : null;
        while (node != null && !(node instanceof TextInputControl)) {
            node = node.getParent();
        }
        return node != null;
    }

    /** The node that something pulled to this point would end at. */
    static Optional<NodeView> node(TopologyCanvas canvas, Position at) {
        return canvas.nodeAt(at, MARGIN);
    }
}
