package dev.vethwork.ui.canvas;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Shaping;
import dev.vethwork.ui.model.Status;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** A drawn cable, with a label and a plug at each end. */
public final class CableView extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PULLED = PseudoClass.getPseudoClass("pulled");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final Line hit = new Line();
    private final Line line = new Line();
    private final Circle plugA = plug();
    private final Circle plugB = plug();
    private final EndLabel labelA = new EndLabel();
    private final EndLabel labelB = new EndLabel();
    private final EndLabel middle = new EndLabel();
    private Cable cable;

    CableView(Cable cable) {
        this.cable = cable;
        getStyleClass().add("cable");
        hit.getStyleClass().add("hit");
        line.getStyleClass().add("wire");
        line.setMouseTransparent(true);
        middle.getStyleClass().add("shaping");
        getChildren().addAll(hit, line, middle, plugA, plugB);
        show(cable);
    }

    private static Circle plug() {
        Circle plug = new Circle(4.5);
        plug.getStyleClass().add("plug");
        return plug;
    }

    void show(Cable value) {
        cable = value;
        setId("cable-" + value.id());
        label(labelA, value.a());
        label(labelB, value.b());
        Shaping shaping = value.shaping();
        middle.setText(Stream.of(shaping.rate(), shaping.delay(), shaping.loss())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · ")));
        middle.setVisible(!shaping.isNone());
    }

    private static void label(EndLabel label, CableEnd end) {
        label.setText(end.addresses().stream()
                .map(a -> "\n" + a.text())
                .collect(Collectors.joining("", end.interfaceName(), end.up() ? "" : " ⏻")));
    }

    /** Labels lie in a layer above all cables. */
    List<EndLabel> labels() {
        return List.of(labelA, labelB);
    }

    /** @param shift sideways, for cables that run in parallel */
    void route(NodeView a, NodeView b, double shift) {
        List<Position> centres = Geometry.aside(a.centre(), b.centre(), shift);
        Position from = rim(a, centres.getFirst(), centres.getLast());
        Position to = rim(b, centres.getLast(), centres.getFirst());
        for (Line each : List.of(hit, line)) {
            each.setStartX(from.x());
            each.setStartY(from.y());
            each.setEndX(to.x());
            each.setEndY(to.y());
        }
        put(plugA, from);
        put(plugB, to);
        List<Bounds> boxes = List.of(a.box(), b.box());
        labelA.alongside(from, to, boxes);
        labelB.alongside(to, from, boxes);
        middle.centre((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
    }

    private static Position rim(NodeView node, Position centre, Position towards) {
        return Geometry.rim(centre, node.silhouette().width(), node.silhouette().height(), towards);
    }

    private static void put(Circle plug, Position at) {
        plug.setCenterX(at.x());
        plug.setCenterY(at.y());
    }

    public Cable cable() {
        return cable;
    }

    /** The end whose plug is that near to a point of the drawing; null for none. */
    @org.jspecify.annotations.Nullable EndId plugNear(Position at, double reach) {
        double toA = Math.hypot(plugA.getCenterX() - at.x(), plugA.getCenterY() - at.y());
        double toB = Math.hypot(plugB.getCenterX() - at.x(), plugB.getCenterY() - at.y());
        return Math.min(toA, toB) > reach ? null : toA <= toB ? cable.a().id() : cable.b().id();
    }

    /** How far a point of the drawing is from the wire. */
    double distance(Position at) {
        return Geometry.distance(
                at,
                new Position(line.getStartX(), line.getStartY()),
                new Position(line.getEndX(), line.getEndY()));
    }

    /** The box around the wire. */
    Extent extent() {
        return new Extent(
                (line.getStartX() + line.getEndX()) / 2,
                (line.getStartY() + line.getEndY()) / 2,
                Math.abs(line.getStartX() - line.getEndX()),
                Math.abs(line.getStartY() - line.getEndY()));
    }

    /** While one of its ends is in somebody's hand. */
    public void setPulled(boolean value) {
        pseudoClassStateChanged(PULLED, value);
    }

    /** Where the plug of an end is. */
    public Position plugAt(EndId end) {
        Circle plug = cable.a().id().equals(end) ? plugA : plugB;
        return new Position(plug.getCenterX(), plug.getCenterY());
    }

    void show(Status status) {
        getStyleClass().setAll("cable", "status-" + status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void setSelected(boolean value) {
        pseudoClassStateChanged(SELECTED, value);
        labels().forEach(l -> l.pseudoClassStateChanged(SELECTED, value));
    }

    void setLit(boolean value) {
        pseudoClassStateChanged(LIT, value);
        labels().forEach(l -> l.pseudoClassStateChanged(LIT, value));
    }
}
