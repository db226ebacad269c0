package dev.vethwork.ui.packets;

import dev.vethwork.packet.Frame;
import dev.vethwork.packet.Ladder;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** One packet wherever it was seen: a lane for each node, a rung for each place, in the order of time. */
final class LadderView extends ScrollPane {
    private static final double LANE = 150;
    private static final double LEFT = 90;
    private static final double TOP = 34;
    private static final double RUNG = 34;

    private final Pane pane = new Pane();
    private final Consumer<Frame> chosen;

    /** @param chosen told of the packet of a rung that was clicked */
    LadderView(Consumer<Frame> chosen) {
        this.chosen = chosen;
        setId("packet-ladder");
        getStyleClass().add("packet-ladder");
        setContent(pane);
        setAccessibleText(PacketText.get("ladder"));
    }

    void show(Optional<Ladder> ladder) {
        pane.getChildren().clear();
        if (ladder.isEmpty() || ladder.get().rungs().isEmpty()) {
            label(8, 8, PacketText.get("ladder.none"), "muted");
            return;
        }
        Ladder steps = ladder.get();
        double bottom = TOP + RUNG * steps.rungs().size();
        for (int i = 0; i < steps.nodes().size(); i++) {
            Line lane = new Line(lane(i), TOP - 8, lane(i), bottom);
            lane.getStyleClass().add("ladder-lane");
            pane.getChildren().add(lane);
            label(lane(i) - 40, 6, steps.nodes().get(i), "ladder-node");
        }
        long start = steps.rungs().getFirst().frame().nanos();
        double before = -1;
        for (int i = 0; i < steps.rungs().size(); i++) {
            before = rung(steps, steps.rungs().get(i), i, start, before);
        }
    }

    private static double lane(int index) {
        return LEFT + LANE * index + 40;
    }

    private double rung(Ladder steps, Ladder.Rung rung, int index, long start, double before) {
        double x = lane(steps.nodes().indexOf(rung.frame().port().node()));
        double y = TOP + RUNG * index + 8;
        if (before >= 0) {
            Line way = new Line(before, y - RUNG, x, y);
            way.getStyleClass().add(rung.answer() ? "ladder-back" : "ladder-there");
            pane.getChildren().add(way);
        }
        Circle dot = new Circle(x, y, 5);
        dot.getStyleClass().add(rung.answer() ? "ladder-dot-back" : "ladder-dot-there");
        pane.getChildren().add(dot);
        label(4, y - 9, String.format(Locale.ROOT, "+%.3f ms", (rung.frame().nanos() - start) / 1e6), "muted");
        Label said = label(
                x + 10,
                y - 9,
                rung.frame().port().device() + " " + rung.frame().direction().word()
                        + (rung.rewritten() ? "  " + PacketText.get("ladder.rewritten", Ladder.ends(rung.packet())) : ""),
                rung.rewritten() ? "ladder-rewritten" : "ladder-place");
        said.setOnMouseClicked(event -> chosen.accept(rung.frame()));
        dot.setOnMouseClicked(event -> chosen.accept(rung.frame()));
        return x;
    }

    private Label label(double x, double y, String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.relocate(x, y);
        pane.getChildren().add(label);
        return label;
    }
}
