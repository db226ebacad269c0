package dev.vethwork.ui.packets;

import dev.vethwork.packet.Frame;
import dev.vethwork.packet.log.Ladder;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** One packet wherever it was seen: a lane for each node, a rung for each place, in the order of time. */
final class LadderView extends ScrollPane {
    /** In the size of the window's letters. */
    private static final double LANE = 11.5;

    private static final double LEFT = 7;
    private static final double TOP = 2.6;
    private static final double RUNG = 2.6;
    private static final double HALF = 0.7;

    private final Pane pane = new Pane();
    private final Consumer<Frame> chosen;
    /** Shown nowhere: it tells how large letters are. */
    private final Label letters = new Label();

    private Optional<Ladder> last = Optional.empty();

    /** @param chosen told of the packet of a rung that was clicked */
    LadderView(Consumer<Frame> chosen) {
        this.chosen = chosen;
        setId("packet-ladder");
        getStyleClass().add("packet-ladder");
        setContent(pane);
        setAccessibleText(PacketText.get("ladder"));
        letters.setVisible(false);
        pane.getChildren().add(letters);
        letters.fontProperty().addListener(p -> show(last));
    }

    void show(Optional<Ladder> ladder) {
        last = ladder;
        pane.getChildren().setAll(letters);
        if (ladder.isEmpty() || ladder.get().rungs().isEmpty()) {
            label(8, 8, PacketText.get("ladder.none"), "muted");
            return;
        }
        Ladder steps = ladder.get();
        double bottom = em(TOP + RUNG * steps.rungs().size());
        for (int i = 0; i < steps.nodes().size(); i++) {
            Line lane = new Line(lane(i), em(TOP) - 8, lane(i), bottom);
            lane.getStyleClass().add("ladder-lane");
            pane.getChildren().add(lane);
            label(lane(i) - em(3), 6, steps.nodes().get(i), "ladder-node");
        }
        long start = steps.rungs().getFirst().frame().nanos();
        double before = -1;
        for (int i = 0; i < steps.rungs().size(); i++) {
            before = rung(steps, steps.rungs().get(i), i, start, before);
        }
    }

    private double em(double letterSizes) {
        return letterSizes * letters.getFont().getSize();
    }

    private double lane(int index) {
        return em(LEFT + LANE * index + 3);
    }

    private double rung(Ladder steps, Ladder.Rung rung, int index, long start, double before) {
        double x = lane(steps.nodes().indexOf(rung.frame().port().node()));
        double y = em(TOP + RUNG * index) + 8;
        if (before >= 0) {
            Line way = new Line(before, y - em(RUNG), x, y);
            way.getStyleClass().add(rung.answer() ? "ladder-back" : "ladder-there");
            pane.getChildren().add(way);
        }
        Circle dot = new Circle(x, y, 5);
        dot.getStyleClass().add(rung.answer() ? "ladder-dot-back" : "ladder-dot-there");
        pane.getChildren().add(dot);
        label(4, y - em(HALF), String.format(Locale.ROOT, "+%.3f ms", (rung.frame().nanos() - start) / 1e6), "muted");
        // Where its way does not come by: it goes on to the right and down, an answer comes from the right and above.
        Label said = label(
                x + 10,
                rung.answer() ? y : y - em(2 * HALF),
                Stream.concat(
                                Stream.of(place(rung.frame())),
                                rung.rewritten().stream().map(LadderView::sentence))
                        .collect(Collectors.joining("  ")),
                rung.rewritten().isEmpty() ? "ladder-place" : "ladder-rewritten");
        said.setOnMouseClicked(event -> chosen.accept(rung.frame()));
        dot.setOnMouseClicked(event -> chosen.accept(rung.frame()));
        return x;
    }

    private static String place(Frame seen) {
        String device = seen.port().device();
        return switch (seen.direction()) {
            case IN -> PacketText.get("ladder.in", device);
            case OUT -> PacketText.get("ladder.out", device);
            case UNKNOWN -> device;
        };
    }

    private static String sentence(Ladder.Rewrite change) {
        return switch (change.end()) {
            case SOURCE -> PacketText.get("ladder.source", change.before(), change.now());
            case DESTINATION -> PacketText.get("ladder.destination", change.before(), change.now());
        };
    }

    private Label label(double x, double y, String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.relocate(x, y);
        pane.getChildren().add(label);
        return label;
    }
}
