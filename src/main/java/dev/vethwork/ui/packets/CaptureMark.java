package dev.vethwork.ui.packets;

import dev.vethwork.packet.Direction;
import dev.vethwork.packet.Frame;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.drawing.CableView;
import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.drawing.Overlay;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/** Shows on the drawing where the chosen packet was seen, and which way it went. */
final class CaptureMark implements Overlay {
    private static final double AWAY = 22;

    private final Group group = new Group();
    private final Polygon arrow = new Polygon(-9, -7, 9, 0, -9, 7);
    private Topology topology = Topology.empty("none");
    private @Nullable Frame frame;

    CaptureMark() {
        arrow.setId("packet-mark");
        arrow.getStyleClass().add("packet-mark");
        group.setMouseTransparent(true);
        group.getStylesheets()
                .add(Objects.requireNonNull(CaptureMark.class.getResource("/dev/vethwork/ui/packets.css"))
                        .toExternalForm());
        group.getChildren().add(arrow);
        group.setVisible(false);
    }

    @Override
    public Node view() {
        return group;
    }

    /** @param shown null for none */
    void show(DrawingViews drawing, Topology drawn, @Nullable Frame shown) {
        topology = drawn;
        frame = shown;
        follow(drawing);
    }

    /** The cable at whose end it was seen; empty where it was seen elsewhere, as on a bridge's own interface. */
    static Optional<Cable> cable(Topology topology, Frame frame) {
        return topology.cable(new EndId(frame.port().node(), frame.port().device()));
    }

    @Override
    public void follow(DrawingViews drawing) {
        Frame seen = frame;
        Optional<Cable> on = seen == null ? Optional.empty() : cable(topology, seen);
        Optional<CableView> view = on.flatMap(c -> drawing.cable(c.id()));
        group.setVisible(view.isPresent());
        if (seen != null && view.isPresent()) {
            EndId end = new EndId(seen.port().node(), seen.port().device());
            Cable cable = on.orElseThrow();
            EndId other = cable.a().id().equals(end) ? cable.b().id() : cable.a().id();
            place(view.get().plugAt(end), view.get().plugAt(other), seen.direction());
        }
    }

    private void place(Position plug, Position far, Direction direction) {
        double dx = far.x() - plug.x();
        double dy = far.y() - plug.y();
        double length = Math.max(1, Math.hypot(dx, dy));
        double away = Math.min(AWAY, length / 2);
        arrow.setTranslateX(plug.x() + dx / length * away);
        arrow.setTranslateY(plug.y() + dy / length * away);
        double angle = Math.toDegrees(Math.atan2(dy, dx));
        arrow.setRotate(direction == Direction.IN ? angle + 180 : angle);
    }
}
