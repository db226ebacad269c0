package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.NodeView;
import dev.vethwork.ui.canvas.TopologyCanvas;
import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What is under the pointer. */
final class Hits {
    private Hits() {}

    /** The view of this kind that a picked part belongs to; null for none. */
    static <T extends Node> @Nullable T above(EventTarget part, Class<T> kind) {
        Node node = part instanceof Node n ? n : null;
        while (node != null) {
            if (kind.isInstance(node)) {
                return kind.cast(node);
            }
            node = node.getParent();
        }
        return null;
    }

    /** The topmost node whose box this point is in. */
    static Optional<NodeView> node(TopologyCanvas canvas, Position at) {
        return canvas.drawing().nodeViews().stream()
                .filter(v -> Math.abs(at.x() - v.centre().x()) <= v.silhouette().width() / 2 + 8
                        && Math.abs(at.y() - v.centre().y()) <= v.silhouette().height() / 2 + 8)
                .reduce((below, above) -> above);
    }
}
