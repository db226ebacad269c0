package dev.vethwork.ui.canvas;

import dev.vethwork.settings.GridChoice;
import dev.vethwork.settings.Wheel;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.WhileShown;
import dev.vethwork.ui.canvas.drawing.DrawingViews;
import dev.vethwork.ui.canvas.drawing.NodeView;
import dev.vethwork.ui.canvas.ground.GroundPainter;
import dev.vethwork.ui.canvas.ground.Surface;
import dev.vethwork.ui.canvas.ground.Viewport;
import dev.vethwork.ui.canvas.look.Colors;
import dev.vethwork.ui.model.Document;
import dev.vethwork.ui.model.LabSession;
import dev.vethwork.ui.model.Selection;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/** The drawing surface: shows a document, its selection and how it is deployed. Gestures are put on from outside. */
public final class TopologyCanvas extends Pane {
    private final Document document;
    private final Selection selection;
    private final LabSession session;
    private final ObjectProperty<Wheel> wheel = new SimpleObjectProperty<>(Wheel.ZOOM);
    private final ObjectProperty<GridChoice> gridChoice = new SimpleObjectProperty<>(GridChoice.DEFAULT);
    private final DrawingViews drawing = new DrawingViews(this::drawingChanged);
    private final Sight sight;
    private final Viewport viewport;
    private final Requests requests = new Requests();
    private final Colors colors = new Colors(this::colorsChanged);
    private final GroundPainter ground = new GroundPainter(colors, gridChoice);
    private final Surface surface = new Surface(ground);
    private final Markings markings;
    private final Minimap minimap;
    private final Hints hints;
    private final Region ring = new Region();
    private final Speech speech = new Speech();
    private final AnimationTimer painter;
    private final Moves moves = new Moves(this, this::repaint);
    private boolean changed;
    private final ObjectProperty<CanvasTool> tool = new SimpleObjectProperty<>(CanvasTool.SELECT);
    private final ObjectProperty<@Nullable Stamp> stamp = new SimpleObjectProperty<>();
    private final Region shield = new Region();
    private @Nullable Region banner;
    /** Whether another drawing is there since the last frame. */
    private boolean opened;

    public TopologyCanvas(Document document, Selection selection, LabSession session) {
        this.document = document;
        this.selection = selection;
        this.session = session;
        this.sight = new Sight(this, drawing, selection);
        this.viewport = sight.viewport();
        this.markings = new Markings(drawing, document, selection, session);
        this.minimap = new Minimap(this, colors);
        this.hints = new Hints(this, id -> Facts.of(id, document.now(), session));
        this.painter = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                paint();
            }
        };
        setId("canvas");
        getStyleClass().add("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(Texts.get("canvas"));
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
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(colors, surface, drawing, shield, minimap, ring, speech);
        for (DoubleProperty each : List.of(viewport.zoom(), viewport.x(), viewport.y())) {
            each.addListener(p -> repaint());
        }
        gridChoice.addListener(p -> drawingChanged());
        listen();
        show(document.now());
    }

    private void listen() {
        WhileShown.hear(this, document.topology(), (p, before, now) -> {
            if (document.entries().isEmpty()) {
                // It was opened, not edited.
                sight.startAnew();
                opened = true;
                requestLayout();
            }
            show(now);
        });
        // Not its file, which saving under another name changes as well.
        WhileShown.hear(this, document.openings(), sight::startAnew);
        WhileShown.hear(this, selection.elements(), this::showSelection);
        WhileShown.hear(this, selection.highlighted(), this::showSelection);
        WhileShown.hear(this, session.statuses(), markings::showStatuses);
        WhileShown.hear(this, session.findings(), markings::showFindings);
        WhileShown.hear(this, session.observed(), markings::showLeases);
        WhileShown.hear(this, session.deployed(), markings::showLeases);
    }

    private void show(Topology topology) {
        selection.prune(topology);
        drawing.show(topology);
        showSelection();
        markings.showStatuses();
        markings.showFindings();
        markings.showLeases();
    }

    private void drawingChanged() {
        changed = true;
        repaint();
    }

    private void colorsChanged() {
        ground.forget();
        drawingChanged();
    }

    private void repaint() {
        painter.start();
    }

    /** Before the pulse lays out: faces that are added now are styled and painted with it. */
    private void paint() {
        if (getWidth() > 0 && getHeight() > 0) {
            if (opened) {
                // Before anything is painted: layout, which comes later, would shift the one half of what is seen and not the other.
                opened = false;
                sight.fitOnce();
            }
            boolean near = drawing.look(sight.seen(), viewport.zoom().get());
            surface.paint(drawing, viewport, near);
            minimap.paint(changed);
            changed = false;
            moves.next(ground.secondsToMove());
        }
    }

    private void showSelection() {
        markings.showSelection();
        speech.say(selection, document.now(), session);
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.FOCUS_ITEM && selection.current().isPresent()
                ? speech
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** The pointer is over this. */
    public void hover(Hit hit) {
        markings.hover(hit);
        hints.over(hit);
    }

    @Override
    protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
        repaint();
        shield.resizeRelocate(0, 0, getWidth(), getHeight());
        Region below = banner;
        if (below != null) {
            double width = below.prefWidth(-1);
            double height = below.prefHeight(-1);
            below.resizeRelocate((getWidth() - width) / 2, getHeight() - height - 16, width, height);
        }
        sight.resized();
        minimap.placeIn(getWidth(), getHeight());
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

    public Document document() {
        return document;
    }

    public Selection selection() {
        return selection;
    }

    public LabSession session() {
        return session;
    }

    /** What the wheel does without a key. */
    public ObjectProperty<Wheel> wheel() {
        return wheel;
    }

    /** Whether the whole drawing is shown in a corner, where not all of it is seen. */
    public BooleanProperty minimap() {
        return minimap.wanted();
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

    /** What of the drawing is seen. */
    public Sight sight() {
        return sight;
    }

    /** What is asked of the window around it. */
    public Requests requests() {
        return requests;
    }

    public DrawingViews drawing() {
        return drawing;
    }

    /** Puts something in front of the surface, in the middle of its lower edge. */
    public void setBanner(Region shown) {
        banner = shown;
        getChildren().add(shown);
    }

    /** What {@link CanvasTool#PLACE} puts on the drawing. */
    public ObjectProperty<@Nullable Stamp> stamp() {
        return stamp;
    }

    /** Lets the next click put this on the drawing. */
    public void choose(Stamp chosen) {
        stamp.set(chosen);
        tool.set(CanvasTool.PLACE);
    }

    public ObjectProperty<CanvasTool> tool() {
        return tool;
    }
}
