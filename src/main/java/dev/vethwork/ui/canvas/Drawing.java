package dev.vethwork.ui.canvas;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.layout.Pane;

/** The views of all elements, in the drawing's own coordinates. It changes only what differs from what it shows. */
public final class Drawing extends Pane {
    private static final double PARALLEL = 22;

    private final Map<String, NodeView> nodes = new LinkedHashMap<>();
    private final Map<String, CableView> cables = new LinkedHashMap<>();
    private final List<NoteView> notes = new ArrayList<>();
    private final SegmentLayer segments = new SegmentLayer();
    private final Group cableLayer = new Group();
    private final Group noteLayer = new Group();
    private final Group nodeLayer = new Group();
    private final Group labelLayer = new Group();
    private final Group overlayLayer = new Group();
    private final List<Overlay> overlays = new ArrayList<>();
    private final Group overlay = new Group();
    private Topology shown = Topology.empty("none");

    Drawing() {
        getStyleClass().add("drawing");
        setPickOnBounds(false);
        setManaged(false);
        labelLayer.setMouseTransparent(true);
        overlayLayer.setMouseTransparent(true);
        for (Group layer : List.of(segments, cableLayer, noteLayer, nodeLayer, labelLayer, overlayLayer, overlay)) {
            // A label that grows must not lay out the whole drawing.
            layer.setAutoSizeChildren(true);
        }
        getChildren().addAll(segments, noteLayer, cableLayer, labelLayer, nodeLayer, overlayLayer, overlay);
    }

    void show(Topology topology) {
        showNodes(topology);
        showCables(topology);
        if (!topology.notes().equals(shown.notes())) {
            showNotes(topology.notes());
        }
        segments.show(topology);
        shown = topology;
        requestLayout();
    }

    private void showNodes(Topology topology) {
        nodes.entrySet().removeIf(e -> {
            boolean gone = topology.node(e.getKey()).isEmpty();
            if (gone) {
                nodeLayer.getChildren().remove(e.getValue());
            }
            return gone;
        });
        Map<String, Position> places = Placing.of(topology);
        for (Node node : topology.nodes().values()) {
            NodeView view = nodes.get(node.name());
            if (view == null) {
                view = new NodeView(node);
                nodes.put(node.name(), view);
                nodeLayer.getChildren().add(view);
            } else if (!view.node().equals(node)) {
                view.show(node);
            }
            view.place(places.getOrDefault(node.name(), new Position(0, 0)));
        }
    }

    private void showCables(Topology topology) {
        Map<String, Cable> wanted = new HashMap<>();
        topology.cables().forEach(c -> wanted.put(c.id(), c));
        cables.entrySet().removeIf(e -> {
            boolean gone = !wanted.containsKey(e.getKey());
            if (gone) {
                cableLayer.getChildren().remove(e.getValue());
                labelLayer.getChildren().removeAll(e.getValue().labels());
            }
            return gone;
        });
        for (Cable cable : topology.cables()) {
            CableView view = cables.get(cable.id());
            if (view == null) {
                view = new CableView(cable);
                cables.put(cable.id(), view);
                cableLayer.getChildren().add(view);
                labelLayer.getChildren().addAll(view.labels());
            } else if (!view.cable().equals(cable)) {
                view.show(cable);
            }
        }
    }

    private void showNotes(List<Note> wanted) {
        notes.clear();
        for (int i = 0; i < wanted.size(); i++) {
            notes.add(new NoteView(i, wanted.get(i)));
        }
        noteLayer.getChildren().setAll(notes);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        route();
    }

    private void route() {
        Map<String, List<CableView>> bundles = new HashMap<>();
        for (CableView view : cables.values()) {
            String a = view.cable().a().node();
            String b = view.cable().b().node();
            bundles.computeIfAbsent(a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a, k -> new ArrayList<>())
                    .add(view);
        }
        for (List<CableView> bundle : bundles.values()) {
            for (int i = 0; i < bundle.size(); i++) {
                CableView view = bundle.get(i);
                NodeView a = nodes.get(view.cable().a().node());
                NodeView b = nodes.get(view.cable().b().node());
                if (a != null && b != null) {
                    double shift = (i - (bundle.size() - 1) / 2.0) * PARALLEL;
                    // Seen from the same side, whichever end was drawn first.
                    view.route(a, b, a.node().name().compareTo(b.node().name()) < 0 ? shift : -shift);
                }
            }
        }
        segments.route(nodes);
        overlays.forEach(o -> o.follow(this));
    }

    /** Puts something over the drawing that follows what is drawn. */
    public void add(Overlay added) {
        overlays.add(added);
        overlayLayer.getChildren().add(added.view());
        requestLayout();
    }

    public void remove(Overlay removed) {
        overlays.remove(removed);
        overlayLayer.getChildren().remove(removed.view());
    }

    /** While nodes and notes are dragged: as if they were there. Notes go by their place in the list of notes. */
    public void preview(Map<String, Position> places, Map<Integer, Note> moved) {
        places.forEach((name, at) -> node(name).ifPresent(v -> v.place(at)));
        moved.forEach((i, note) -> notes.get(i).relocate(note.x(), note.y()));
        route();
    }

    /** Back to what the drawing says. */
    public void settle() {
        Map<String, Position> places = Placing.of(shown);
        nodes.forEach((name, view) -> view.place(places.getOrDefault(name, view.centre())));
        notes.forEach(v -> v.relocate(shown.notes().get(v.index()).x(), shown.notes().get(v.index()).y()));
        route();
    }

    public Optional<NodeView> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    public Optional<CableView> cable(String id) {
        return Optional.ofNullable(cables.get(id));
    }

    public Collection<NodeView> nodeViews() {
        return nodes.values();
    }

    public Collection<CableView> cableViews() {
        return cables.values();
    }

    public List<NoteView> noteViews() {
        return notes;
    }

    /** Where gestures draw. */
    public Group overlay() {
        return overlay;
    }

    void showLabels(boolean visible) {
        labelLayer.setVisible(visible);
    }

    /** The room that an element takes, by its name in the selection. */
    public Optional<Extent> extentOf(String element) {
        return extentOf(Set.of(element));
    }

    /** The box around these elements, by their names in the selection; empty where none is drawn. */
    Optional<Extent> extentOf(Collection<String> elements) {
        List<Extent> boxes = new ArrayList<>();
        for (String id : elements) {
            node(id).map(NodeView::extent).ifPresent(boxes::add);
            cable(id).map(CableView::extent).ifPresent(boxes::add);
        }
        notes.stream()
                .filter(n -> elements.contains(NoteView.PREFIX + n.index()))
                .map(NoteView::extent)
                .forEach(boxes::add);
        return boxes.isEmpty() ? Optional.empty() : Optional.of(Extent.of(boxes));
    }

    /** What is drawn reaches from here to there; nothing at all is a small box. */
    Bounds extent() {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (NodeView view : nodes.values()) {
            left = Math.min(left, view.centre().x() - view.silhouette().width() / 2);
            right = Math.max(right, view.centre().x() + view.silhouette().width() / 2);
            top = Math.min(top, view.centre().y() - view.silhouette().height() / 2);
            bottom = Math.max(bottom, view.centre().y() + view.silhouette().height() / 2);
        }
        for (NoteView note : notes) {
            Bounds bounds = note.getBoundsInParent();
            left = Math.min(left, bounds.getMinX());
            right = Math.max(right, bounds.getMaxX());
            top = Math.min(top, bounds.getMinY());
            bottom = Math.max(bottom, bounds.getMaxY());
        }
        return left > right
                ? new BoundingBox(0, 0, 400, 300)
                : new BoundingBox(left, top, right - left, bottom - top);
    }
}
