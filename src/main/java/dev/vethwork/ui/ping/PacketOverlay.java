package dev.vethwork.ui.ping;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.PathHop;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.drawing.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.PathTransition;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A packet that travels over the drawing, there and back; where it dies it stays. */
final class PacketOverlay implements Overlay {
    /** Lengths of the drawing that a packet covers in a second. */
    private static final double SPEED = 420;

    private static final double LONGEST_SECONDS = 8;
    private static final double CORNER = 5;

    private final Group group = new Group();
    private final Group ways = new Group();
    private final Polyline there = line("packet-there");
    private final Polyline back = line("packet-back");
    private final Circle packet = new Circle(8);
    private final FontIcon grave = new FontIcon(MaterialDesignC.CLOSE_CIRCLE);
    private @Nullable PathTransition moving;
    private @Nullable Explanation shown;
    private Topology topology = Topology.empty("none");

    PacketOverlay() {
        packet.getStyleClass().add("packet");
        packet.setId("packet");
        grave.getStyleClass().add("packet-grave");
        grave.setId("packet-grave");
        String sheet = Objects.requireNonNull(PacketOverlay.class.getResource("/dev/vethwork/ui/ping.css"))
                .toExternalForm();
        for (Group each : List.of(ways, group)) {
            each.setMouseTransparent(true);
            each.getStylesheets().add(sheet);
            each.setVisible(false);
        }
        ways.getChildren().addAll(there, back);
        group.getChildren().addAll(packet, grave);
    }

    private static Polyline line(String style) {
        Polyline line = new Polyline();
        line.getStyleClass().addAll("packet-way", style);
        return line;
    }

    @Override
    public Node view() {
        return group;
    }

    @Override
    public Optional<Node> below() {
        return Optional.of(ways);
    }

    /** @param explanation null for no packet */
    void show(DrawingViews drawing, Topology drawn, @Nullable Explanation explanation, boolean travel) {
        stop();
        shown = explanation;
        topology = drawn;
        group.setVisible(explanation != null);
        ways.setVisible(explanation != null);
        if (explanation == null) {
            return;
        }
        packet.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("lost"), !explanation.reachable());
        List<Position> way = trace(drawing, explanation);
        if (travel && way.size() > 1 && !Platform.getPreferences().isReducedMotion()) {
            travel(way);
        }
    }

    @Override
    public void follow(DrawingViews drawing) {
        Explanation explanation = shown;
        if (explanation != null) {
            stop();
            trace(drawing, explanation);
        }
    }

    private List<Position> trace(DrawingViews drawing, Explanation explanation) {
        List<Position> forth = points(drawing, explanation.path());
        List<Position> home = points(drawing, explanation.returnPath());
        put(there, forth);
        put(back, home);
        List<Position> all = new ArrayList<>(forth);
        all.addAll(home);
        Optional<Position> start = centre(drawing, explanation.from());
        if (all.isEmpty()) {
            start.ifPresent(all::add);
        }
        rest(!explanation.reachable() && !all.isEmpty());
        if (!all.isEmpty()) {
            all.add(corner(drawing, lastNode(explanation)).orElse(all.getLast()));
            place(packet, all.getLast());
            place(grave, end(drawing, explanation.hop()).orElse(all.getLast()));
        }
        return all;
    }

    private static String lastNode(Explanation explanation) {
        List<PathHop> last =
                explanation.returnPath().isEmpty() ? explanation.path() : explanation.returnPath();
        return last.isEmpty() ? explanation.from() : last.getLast().node();
    }

    /** Where a packet rests at a node: beside its name, and off the corners that tell of its state. */
    private static Optional<Position> corner(DrawingViews drawing, String node) {
        return drawing.node(node)
                .map(v -> new Position(v.extent().right() - CORNER, v.extent().bottom() - CORNER));
    }

    private List<Position> points(DrawingViews drawing, List<PathHop> hops) {
        return PacketPath.of(topology, hops, n -> centre(drawing, n), e -> plug(drawing, e));
    }

    private static Optional<Position> centre(DrawingViews drawing, String node) {
        return drawing.node(node).map(v -> v.centre());
    }

    private Optional<Position> plug(DrawingViews drawing, EndId end) {
        return topology.cable(end).flatMap(c -> drawing.cable(c.id())).map(v -> v.plugAt(end));
    }

    /** Where a node, or the end of a cable, is. */
    private Optional<Position> end(DrawingViews drawing, String element) {
        int colon = element.indexOf(':');
        return corner(drawing, element)
                .or(() -> colon < 1
                        ? Optional.empty()
                        : plug(drawing, new EndId(element.substring(0, colon), element.substring(colon + 1))));
    }

    private void travel(List<Position> way) {
        Path path = new Path();
        double length = 0;
        for (int i = 0; i < way.size(); i++) {
            Position at = way.get(i);
            path.getElements().add(i == 0 ? new MoveTo(at.x(), at.y()) : new LineTo(at.x(), at.y()));
            length += i == 0 ? 0 : Math.hypot(at.x() - way.get(i - 1).x(), at.y() - way.get(i - 1).y());
        }
        place(packet, new Position(0, 0));
        boolean lost = grave.isVisible();
        rest(false);
        PathTransition transition =
                new PathTransition(Duration.seconds(Math.clamp(length / SPEED, 0.1, LONGEST_SECONDS)), path, packet);
        transition.setInterpolator(Interpolator.LINEAR);
        transition.setOnFinished(event -> rest(lost));
        moving = transition;
        transition.play();
    }

    /** Where it was lost stands its grave and nothing else, which has holes to see through. */
    private void rest(boolean lost) {
        grave.setVisible(lost);
        packet.setVisible(!lost);
    }

    private void stop() {
        PathTransition running = moving;
        if (running != null) {
            running.stop();
            moving = null;
        }
        packet.setTranslateX(0);
        packet.setTranslateY(0);
    }

    private static void put(Polyline line, List<Position> points) {
        List<Double> flat = new ArrayList<>();
        points.forEach(p -> flat.addAll(List.of(p.x(), p.y())));
        line.getPoints().setAll(flat);
    }

    private static void place(Circle circle, Position at) {
        circle.setCenterX(at.x());
        circle.setCenterY(at.y());
    }

    private static void place(FontIcon icon, Position at) {
        icon.setX(at.x() - icon.getIconSize() / 2.0);
        icon.setY(at.y() + icon.getIconSize() / 2.0);
    }
}
