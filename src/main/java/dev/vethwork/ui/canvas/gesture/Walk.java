package dev.vethwork.ui.canvas.gesture;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.TopologyCanvas;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.drawing.NoteView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** Goes from element to element by the keyboard: the one it comes to is selected and brought into view. */
final class Walk {
    /** Nodes whose tops differ by less are read as one row. */
    private static final double ROW = 60;

    private final TopologyCanvas canvas;

    Walk(TopologyCanvas canvas) {
        this.canvas = canvas;
    }

    /**
     * To the next element as one reads, nodes first, each with its cables behind it, notes last.
     *
     * @return false at the end, where the focus may leave the surface
     */
    boolean along(boolean forward) {
        List<String> all = order();
        int now = canvas.selection().current().map(all::indexOf).orElse(-1);
        int next = now < 0 ? (forward ? 0 : all.size() - 1) : now + (forward ? 1 : -1);
        if (next < 0 || next >= all.size()) {
            canvas.selection().clear();
            return false;
        }
        go(all.get(next), false);
        return true;
    }

    private List<String> order() {
        Map<String, List<String>> plugged = new HashMap<>();
        canvas.document().now().cables().forEach(c -> plugged.computeIfAbsent(
                        c.a().node(), k -> new ArrayList<>())
                .add(c.id()));
        List<String> all = new ArrayList<>();
        canvas.drawing().nodeViews().stream()
                .sorted(Comparator.comparingDouble((NodeView v) -> Math.floor(v.centre().y() / ROW))
                        .thenComparingDouble(v -> v.centre().x()))
                .map(v -> v.node().name())
                .forEach(name -> {
                    all.add(name);
                    all.addAll(plugged.getOrDefault(name, List.of()));
                });
        canvas.drawing().noteViews().forEach(n -> all.add(NoteView.PREFIX + n.index()));
        return all;
    }

    /** To the nearest node in the direction of an arrow key. @return whether it is such a key */
    boolean towards(KeyCode arrow, boolean adding) {
        double dx = arrow == KeyCode.LEFT ? -1 : arrow == KeyCode.RIGHT ? 1 : 0;
        double dy = arrow == KeyCode.UP ? -1 : arrow == KeyCode.DOWN ? 1 : 0;
        if (dx == 0 && dy == 0) {
            return false;
        }
        Optional<Extent> from = canvas.selection().current().flatMap(canvas.drawing()::extentOf);
        if (from.isEmpty()) {
            return along(true);
        }
        Position here = from.get().centre();
        canvas.drawing().nodeViews().stream()
                .filter(v -> ahead(v, here, dx, dy) > 1 && ahead(v, here, dx, dy) >= aside(v, here, dx, dy) * 0.6)
                .min(Comparator.comparingDouble(v -> ahead(v, here, dx, dy) + 2 * aside(v, here, dx, dy)))
                .ifPresent(v -> go(v.node().name(), adding));
        return true;
    }

    private static double ahead(NodeView to, Position from, double dx, double dy) {
        return (to.centre().x() - from.x()) * dx + (to.centre().y() - from.y()) * dy;
    }

    private static double aside(NodeView to, Position from, double dx, double dy) {
        return Math.abs((to.centre().x() - from.x()) * dy) + Math.abs((to.centre().y() - from.y()) * dx);
    }

    private void go(String id, boolean adding) {
        if (!adding) {
            canvas.selection().set(id);
        } else {
            canvas.selection().elements().remove(id);
            canvas.selection().elements().add(id);
        }
        Extent seen = canvas.sight().seen();
        canvas.drawing().extentOf(id).ifPresent(box -> {
            if (box.left() < seen.left() || box.right() > seen.right() || box.top() < seen.top()
                    || box.bottom() > seen.bottom()) {
                canvas.sight().reveal(id);
            }
        });
    }
}
