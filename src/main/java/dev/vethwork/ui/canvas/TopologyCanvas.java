package dev.vethwork.ui.canvas;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.explain.Finding;
import dev.vethwork.settings.GridChoice;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.BoundingBox;
import javafx.scene.Cursor;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/** The drawing surface: shows a document, its selection and how it is deployed. Gestures are put on from outside. */
public final class TopologyCanvas extends Pane {
    private static final double LABELS_FROM = 0.45;

    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final Viewport viewport = new Viewport();
    private final Drawing drawing = new Drawing();
    private final ObjectProperty<GridChoice> gridChoice = new SimpleObjectProperty<>(GridChoice.DEFAULT);
    private final Grid grid = new Grid(viewport, gridChoice);
    private final Minimap minimap;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.SELECT);
    private final ObjectProperty<@Nullable Stamp> stamp = new SimpleObjectProperty<>();
    private final Region shield = new Region();
    private Runnable onRename = () -> {};
    private Runnable onCancel = () -> {};
    private @Nullable Region banner;
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
        shield.setId("shield");
        shield.setVisible(false);
        getChildren().addAll(grid, drawing, shield, minimap);
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
        shield.resizeRelocate(0, 0, getWidth(), getHeight());
        Region below = banner;
        if (below != null) {
            double width = below.prefWidth(-1);
            double height = below.prefHeight(-1);
            below.resizeRelocate((getWidth() - width) / 2, getHeight() - height - 16, width, height);
        }
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

    /** Shows what is selected, or the whole drawing where nothing is. */
    public void fitSelection() {
        Optional<Extent> around = drawing.extentOf(selection.elements());
        if (around.isEmpty()) {
            fit();
            return;
        }
        Extent box = around.get();
        viewport.fit(
                new BoundingBox(box.left(), box.top(), box.width(), box.height()), getWidth(), getHeight());
    }

    /** The part of the drawing that is seen. */
    public Extent seen() {
        Position from = viewport.toDrawing(0, 0);
        Position to = viewport.toDrawing(getWidth(), getHeight());
        return new Extent((from.x() + to.x()) / 2, (from.y() + to.y()) / 2, to.x() - from.x(), to.y() - from.y());
    }

    /** What is at this point of the drawing. */
    public Hit hit(Position at) {
        return Hit.at(drawing, at, viewport.zoom().get());
    }

    /** The topmost node whose box, grown by a margin, this point of the drawing is in. */
    public Optional<NodeView> nodeAt(Position at, double margin) {
        return Optional.ofNullable(Hit.node(drawing, at, margin));
    }

    /** Covers the surface, so that the pointer looks like this wherever it is; null uncovers it. */
    public void shield(@Nullable Cursor cursor) {
        shield.setVisible(cursor != null);
        shield.setCursor(cursor);
    }

    /** Zooms around the middle. */
    public void zoomBy(double factor) {
        viewport.zoomAt(getWidth() / 2, getHeight() / 2, factor);
    }

    public void zoomTo(double zoom) {
        zoomBy(zoom / viewport.zoom().get());
    }

    /** Brings an element into the middle, by its name in the selection. */
    public void reveal(String element) {
        drawing.extentOf(Set.of(element))
                .ifPresent(box -> viewport.centre(box.centre(), getWidth(), getHeight()));
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

    /** How the grid is. */
    public ObjectProperty<GridChoice> gridChoice() {
        return gridChoice;
    }

    /** What places are multiples of: the grid's size, or one pixel where nothing keeps to the grid. */
    public double step() {
        return gridChoice.get().snap() ? gridChoice.get().size() : 1;
    }

    /** The nearest place for something. */
    public Position snap(double x, double y) {
        return new Position(Math.rint(x / step()) * step(), Math.rint(y / step()) * step());
    }

    public Viewport viewport() {
        return viewport;
    }

    public Drawing drawing() {
        return drawing;
    }

    /** What Escape stops while nothing is in somebody's hand. */
    public void setOnCancel(Runnable action) {
        onCancel = action;
    }

    /** Stops what is under way for the surface. */
    public void cancel() {
        onCancel.run();
    }

    /** Writes over the selected node or note. */
    public void rename() {
        onRename.run();
    }

    /** How {@link #rename} is done. */
    public void setOnRename(Runnable action) {
        onRename = action;
    }

    /** Puts something in front of the surface, in the middle of its lower edge. */
    public void setBanner(Region shown) {
        banner = shown;
        getChildren().add(shown);
    }

    /** What {@link Tool#PLACE} puts on the drawing. */
    public ObjectProperty<@Nullable Stamp> stamp() {
        return stamp;
    }

    /** Lets the next click put this on the drawing. */
    public void choose(Stamp chosen) {
        stamp.set(chosen);
        tool.set(Tool.PLACE);
    }

    public ObjectProperty<Tool> tool() {
        return tool;
    }
}
