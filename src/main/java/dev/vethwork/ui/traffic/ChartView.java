package dev.vethwork.ui.traffic;

import dev.vethwork.lab.watch.Bits;
import dev.vethwork.lab.watch.TrafficSample;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/** What came and went at one interface over the last minutes, and what was lost. */
final class ChartView extends VBox {
    private static final double HEIGHT = 48;

    private final Label title = PanelStyle.label("", "chart-title");
    private final Pane pane = new Pane();
    private final Polyline came = line("chart-in");
    private final Polyline went = line("chart-out");

    ChartView() {
        getStyleClass().add("chart");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        pane.getStyleClass().add("chart-pane");
        pane.setMinHeight(HEIGHT);
        pane.setPrefHeight(HEIGHT);
        getChildren().addAll(title, pane);
    }

    private static Polyline line(String style) {
        Polyline line = new Polyline();
        line.getStyleClass().add(style);
        return line;
    }

    void show(String name, List<TrafficSample.Rate> past) {
        double most = 1;
        for (TrafficSample.Rate rate : past) {
            most = Math.max(most, Math.max(rate.rxBitsPerSecond(), rate.txBitsPerSecond()));
        }
        pane.getChildren().setAll(came, went);
        draw(came, past, TrafficSample.Rate::rxBitsPerSecond, most);
        draw(went, past, TrafficSample.Rate::txBitsPerSecond, most);
        double lost = 0;
        for (int i = 0; i < past.size(); i++) {
            double now = past.get(i).rxLost() + past.get(i).txLost();
            if (now > 0) {
                lost = now;
                Line mark = new Line(x(i, past.size()), HEIGHT - 2, x(i, past.size()), HEIGHT / 2);
                mark.getStyleClass().add("chart-lost");
                pane.getChildren().add(mark);
            }
        }
        TrafficSample.Rate last = past.isEmpty() ? null : past.getLast();
        title.setText(last == null
                ? name
                : TrafficText.get(
                        lost > 0 ? "chart.losing" : "chart",
                        name,
                        Bits.text(last.rxBitsPerSecond()),
                        Bits.text(last.txBitsPerSecond()),
                        Bits.text(most),
                        String.format(Locale.ROOT, "%.0f", lost)));
        title.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("losing"), lost > 0);
    }

    private void draw(Polyline line, List<TrafficSample.Rate> past, ToDoubleFunction<TrafficSample.Rate> value, double most) {
        Double[] points = new Double[past.size() * 2];
        for (int i = 0; i < past.size(); i++) {
            points[2 * i] = x(i, past.size());
            points[2 * i + 1] = HEIGHT - 2 - (HEIGHT - 6) * value.applyAsDouble(past.get(i)) / most;
        }
        line.getPoints().setAll(points);
    }

    /** The newest is on the right. */
    private double x(int index, int size) {
        double width = Math.max(100, pane.getWidth());
        return width - 2 - (size - 1 - index) * (width - 4) / (TrafficHistory.KEPT - 1);
    }
}
