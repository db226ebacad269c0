package dev.vethwork.ui.canvas;

import dev.vethwork.explain.Finding;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** The drawing surface: shows a document, its selection and how it is deployed. Gestures are put on from outside. */
public final class TopologyCanvas extends Pane {
    private static final double LABELS_FROM = 0.45;

    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final Viewport viewport = new Viewport();
    private final Drawing drawing = new Drawing();
    private final Grid grid = new Grid(viewport);
    private final Minimap minimap;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.SELECT);
    private boolean fitted;

    public TopologyCanvas(Document document, Selection selection, LabSession session) {
        this.document = document;
        this.selection = selection;
        this.session = session;
        this.minimap = new Minimap(this);
        setId("canvas");
        getStyleClass().add("canvas");
        setFocusTraversable(true);
        setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        Translate shift = new Translate();
        shift.xProperty().bind(viewport.x());
        shift.yProperty().bind(viewport.y());
        Scale scale = new Scale();
        scale.xProperty().bind(viewport.zoom());
        scale.yProperty().bind(viewport.zoom());
        drawing.getTransforms().addAll(shift, scale);
        getChildren().addAll(grid, drawing, minimap);
        viewport.zoom().addListener((p, before, now) -> drawing.showLabels(now.doubleValue() >= LABELS_FROM));
        listen();
        show(document.now());
    }

    private void listen() {
        document.topology().addListener((p, before, now) -> show(now));
        document.file().addListener(p -> fitted = false);
        selection.elements().addListener((SetChangeListener<String>) c -> showSelection());
        selection.highlighted().addListener((SetChangeListener<String>) c -> showSelection());
        session.statuses().addListener(p -> showStatuses());
        session.findings().addListener((ListChangeListener<Finding>) c -> showFindings());
    }

    private void show(Topology topology) {
        selection.prune(topology);
        drawing.show(topology);
        showSelection();
        showStatuses();
        showFindings();
        minimap.requestLayout();
    }

    private void showSelection() {
        drawing.nodeViews().forEach(v -> {
            v.setSelected(selection.contains(v.node().name()));
            v.setLit(selection.highlighted().contains(v.node().name()));
        });
        drawing.cableViews().forEach(v -> {
            v.setSelected(selection.contains(v.cable().id()));
            v.setLit(v.cable().ends().stream()
                    .anyMatch(e -> selection.highlighted().contains(e.id().toString())));
        });
        drawing.noteViews().forEach(v -> v.setSelected(selection.contains(NoteView.PREFIX + v.index())));
    }

    private void showStatuses() {
        drawing.nodeViews().forEach(v -> v.show(session.status(v.node().name())));
        drawing.cableViews().forEach(v -> v.show(session.status(v.cable().id())));
    }

    private void showFindings() {
        Map<String, Finding.Level> worst = new HashMap<>();
        for (Finding finding : session.findings()) {
            String element = finding.element();
            int colon = element.indexOf(':');
            String node = colon > 0 && document.now().node(element).isEmpty() ? element.substring(0, colon) : element;
            worst.merge(node, finding.level(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        drawing.nodeViews().forEach(v -> v.warn(worst.get(v.node().name())));
    }

    @Override
    protected void layoutChildren() {
        grid.resizeRelocate(0, 0, getWidth(), getHeight());
        if (!fitted && getWidth() > 0 && getHeight() > 0) {
            fitted = true;
            fit();
        }
        minimap.resizeRelocate(
                getWidth() - Minimap.WIDTH - 12, getHeight() - Minimap.HEIGHT - 12, Minimap.WIDTH, Minimap.HEIGHT);
    }

    /** Shows the whole drawing. */
    public void fit() {
        viewport.fit(drawing.extent(), getWidth(), getHeight());
    }

    /** Zooms around the middle. */
    public void zoomBy(double factor) {
        viewport.zoomAt(getWidth() / 2, getHeight() / 2, factor);
    }

    public void zoomTo(double zoom) {
        zoomBy(zoom / viewport.zoom().get());
    }

    /** Brings an element into view. */
    public void reveal(String node) {
        drawing.node(node).ifPresent(v -> viewport.centre(v.centre(), getWidth(), getHeight()));
    }

    /** The point of the drawing that is in the middle of the surface. */
    public Position middle() {
        return viewport.toDrawing(getWidth() / 2, getHeight() / 2);
    }

    public Document document() {
        return document;
    }

    public Selection selection() {
        return selection;
    }

    public LabSession session() {
        return session;
    }

    public Viewport viewport() {
        return viewport;
    }

    public Drawing drawing() {
        return drawing;
    }

    public ObjectProperty<Tool> tool() {
        return tool;
    }
}
