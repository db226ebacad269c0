package dev.vethwork.ui.traffic;

import atlantafx.base.theme.Styles;
import dev.vethwork.lab.watch.Bits;
import dev.vethwork.topology.Node;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.panels.Clip;
import dev.vethwork.ui.panels.PanelStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Makes traffic between two nodes: what a person would type for it, what its program says, and that as a curve. */
public final class LoadPanel extends VBox {
    private final LoadModel model;
    private final ComboBox<String> from = new ComboBox<>();
    private final ComboBox<String> to = new ComboBox<>();
    private final ComboBox<LoadKind> kind = new ComboBox<>();
    private final TextField number = new TextField();
    private final Label unit = PanelStyle.label("", "muted");
    private final Pane chart = new Pane();
    private final Polyline curve = new Polyline();
    private final Label scale = PanelStyle.label("", "muted");

    public LoadPanel(Document document, LabSession session, Background background) {
        this.model = new LoadModel(document, session, background);
        setId("load-panel");
        PanelStyle.dress(this);
        getStylesheets()
                .add(Objects.requireNonNull(LoadPanel.class.getResource("/dev/vethwork/ui/traffic.css"))
                        .toExternalForm());
        Label problem = PanelStyle.label("", "load-problem");
        problem.setId("load-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        WhileShown.hear(this, model.problem(), (p, before, now) -> problem.setText(now == null ? "" : now.sentence()));
        WhileShown.hear(this, document.topology(), () -> offer(document));
        WhileShown.hear(this, session.deployed(), (p, before, now) -> {
            if (!now) {
                model.stop();
            }
        });
        ListView<String> output = new ListView<>(model.lines());
        output.setId("load-output");
        output.getStyleClass().addAll("dense", "load-output");
        Label hint = PanelStyle.label("", "muted", "empty");
        WhileShown.hear(this, session.deployed(), (p, before, now) -> hint.setText(hint(now)));
        hint.setText(hint(session.deployed().get()));
        hint.setWrapText(true);
        hint.visibleProperty().bind(model.running().not());
        output.setPlaceholder(hint);
        WhileShown.hear(this, model.lines(), () -> {
            // Whoever reads what was said before is not torn away from it.
            if (!output.isHover()) {
                output.scrollTo(model.lines().size() - 1);
            }
        });
        curve.getStyleClass().add("load-line");
        chart.getChildren().addAll(curve, scale);
        chart.setMinHeight(40);
        WhileShown.hear(this, model.values(), this::draw);
        chart.widthProperty().addListener(p -> draw());
        chart.heightProperty().addListener(p -> draw());
        SplitPane both = new SplitPane(output, chart);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(header(session.deployed().not()), command(), problem, both);
        offer(document);
    }

    private static String hint(boolean deployed) {
        return TrafficText.get(deployed ? "load.hint" : "load.notDeployed");
    }

    private HBox header(ObservableValue<Boolean> impossible) {
        box(from, "load-from", "load.from");
        box(to, "load-to", "load.to");
        to.setEditable(true);
        box(kind, "load-kind", "load.kind");
        kind.getItems().setAll(LoadKind.values());
        kind.setConverter(new Names());
        kind.valueProperty().addListener((p, before, now) -> {
            number.setText(now.usualNumber());
            number.setVisible(!now.numberKey().isEmpty());
            unit.setText(now.numberKey().isEmpty() ? "" : TrafficText.get(now.numberKey()));
            number.setAccessibleText(unit.getText());
        });
        kind.setValue(LoadKind.PING);
        number.setId("load-number");
        number.setPrefColumnCount(5);
        Button start = new Button();
        start.setId("load-start");
        start.getStyleClass().addAll("small", "accent");
        start.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> TrafficText.get(model.running().get() ? "load.stop" : "load.start"), model.running()));
        BooleanBinding incomplete = Bindings.createBooleanBinding(
                () -> !isComplete(), from.valueProperty(), to.getEditor().textProperty(), kind.valueProperty(), number.textProperty());
        start.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> impossible.getValue() || (incomplete.get() && !model.running().get()),
                        impossible, incomplete, model.running()));
        start.setOnAction(event -> {
            if (model.running().get()) {
                model.stop();
            } else {
                start();
            }
        });
        number.setOnAction(event -> start.fire());
        number.textProperty().addListener(p -> number.pseudoClassStateChanged(
                Styles.STATE_DANGER, !kind.getValue().takes(number.getText().strip())));
        HBox header = new HBox(from, PanelStyle.label("→", "muted"), to, kind, number, unit, start);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().addAll("panel-header", "load-header");
        return header;
    }

    private static void box(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(TrafficText.get(key));
        box.setPromptText(TrafficText.get(key));
        box.setMinWidth(90);
    }

    private HBox command() {
        Label typed = PanelStyle.label("", "load-command");
        typed.setId("load-command");
        typed.textProperty().bind(model.command());
        typed.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(
                typed,
                PanelStyle.iconButton(
                        MaterialDesignC.CONTENT_COPY, TrafficText.get("load.copy"), () -> Clip.copy(typed.getText())));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("load-typed");
        line.visibleProperty().bind(model.command().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** Between the nodes that are selected: from the first, and to the second if there is one. */
    public void between(Collection<String> elements) {
        List<String> nodes = nodes(elements);
        if (!model.running().get() && !nodes.isEmpty()) {
            set(nodes);
            (nodes.size() > 1 ? number : to).requestFocus();
        }
    }

    /** The same for whoever comes to look and has chosen nothing here yet; the keyboard stays where it is. */
    public void suggest(Collection<String> elements) {
        List<String> nodes = nodes(elements);
        if (from.getValue() == null && to.getEditor().getText().isBlank() && !nodes.isEmpty()) {
            set(nodes);
        }
    }

    private List<String> nodes(Collection<String> elements) {
        return elements.stream().filter(from.getItems()::contains).toList();
    }

    private void set(List<String> nodes) {
        from.setValue(nodes.getFirst());
        if (nodes.size() > 1) {
            to.setValue(nodes.get(1));
        }
    }

    private boolean isComplete() {
        return from.getValue() != null
                && !to.getEditor().getText().isBlank()
                && kind.getValue().takes(number.getText().strip());
    }

    private void start() {
        if (isComplete()) {
            String target = to.getEditor().getText().strip();
            model.start(kind.getValue(), from.getValue(), target, number.getText().strip());
        }
    }

    private void offer(Document document) {
        String before = from.getValue();
        String target = to.getValue();
        List<String> nodes = document.now().nodes().values().stream().map(Node::name).toList();
        if (!from.getItems().equals(nodes)) {
            from.getItems().setAll(nodes);
            to.getItems().setAll(nodes);
            from.setValue(nodes.contains(before) ? before : null);
            to.setValue(target);
        }
    }

    private void draw() {
        List<Double> values = model.values();
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double width = chart.getWidth();
        double height = chart.getHeight();
        double step = (width - 8) / Math.max(60, values.size());
        // What stands above is not crossed out.
        double above = scale.prefHeight(-1);
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(4 + i * step);
            points.add(height - 4 - Math.max(0, height - 8 - above) * values.get(i) / most);
        }
        if (values.size() == 1) {
            // One value is a short line, for no line has one point.
            points.add(4 + step);
            points.add(points.get(1));
        }
        curve.getPoints().setAll(points);
        scale.setText(values.isEmpty() ? "" : text(values.getLast()) + "  (≤ " + text(most) + ")");
        scale.relocate(4, 0);
    }

    private String text(double value) {
        return model.kind() == LoadKind.IPERF ? Bits.text(value) : String.format(Locale.ROOT, "%.2f ms", value);
    }

    private static final class Names extends StringConverter<LoadKind> {
        @Override
        public String toString(@Nullable LoadKind value) {
            return value == null ? "" : TrafficText.get("kind." + value.key());
        }

        @Override
        public LoadKind fromString(String text) {
            return LoadKind.PING;
        }
    }
}
