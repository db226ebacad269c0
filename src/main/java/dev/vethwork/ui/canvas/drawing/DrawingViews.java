package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.render.Stretch;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Note;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.layout.Pane;

/** The views of all elements, in the drawing's own coordinates. It changes only what differs from what it shows. */
public final class DrawingViews extends Pane {
    private final Map<String, NodeView> nodes = new LinkedHashMap<>();
    private final CableViews cables;
    private final Map<String, List<SegmentShape>> grounds = new HashMap<>();
    private final List<NoteView> notes = new ArrayList<>();
    private final Group noteLayer = new Group();
    private final Group underLayer = new Group();
    private final Group overlayLayer = new Group();
    private final List<Overlay> overlays = new ArrayList<>();
    private final Group overlay = new Group();
    private final NearBy nearBy;
    private final Glide glide = new Glide(this);
    private final Runnable repaint;
    private List<SegmentShape> segments = List.of();
    private final OtherLines others = new OtherLines(this::node);
    private Topology shown = Topology.empty("none");

    /** @param repaint called when it looks different */
    public DrawingViews(Runnable repaint) {
        this.repaint = repaint;
        this.cables = new CableViews(nodes, repaint);
        this.nearBy = new NearBy(this);
        getStyleClass().add("drawing");
        setPickOnBounds(false);
        setManaged(false);
        underLayer.setMouseTransparent(true);
        overlayLayer.setMouseTransparent(true);
        noteLayer.setMouseTransparent(true);
        getChildren().addAll(noteLayer, underLayer, nearBy.labelLayer(), nearBy.faceLayer(), overlayLayer, overlay);
    }

    public void show(Topology topology) {
        boolean sameCables = topology.cables().equals(shown.cables());
        boolean sameNodes = topology.nodes().keySet().equals(shown.nodes().keySet());
        showNodes(topology);
        if (!sameCables || !sameNodes) {
            cables.show(topology.cables());
            segments = SegmentShape.of(topology);
            grounds.clear();
            segments.forEach(s -> s.members().forEach(
                    m -> grounds.computeIfAbsent(m, k -> new ArrayList<>()).add(s)));
        }
        others.show(topology);
        if (!topology.notes().equals(shown.notes())) {
            showNotes(topology.notes());
        }
        shown = topology;
        routeAll();
    }

    private void showNodes(Topology topology) {
        nodes.keySet().removeIf(name -> topology.node(name).isEmpty());
        Map<String, Position> places = Placing.of(topology);
        Map<String, Position> moved = new HashMap<>();
        for (Node node : topology.nodes().values()) {
            Position at = places.getOrDefault(node.name(), new Position(0, 0));
            NodeView view = nodes.get(node.name());
            if (view == null) {
                view = new NodeView(node, repaint);
                nodes.put(node.name(), view);
                view.place(at);
            } else {
                if (!view.node().equals(node)) {
                    view.show(node);
                }
                if (!view.centre().equals(at)) {
                    moved.put(node.name(), view.shown());
                    view.place(at);
                }
            }
        }
        glide.from(moved);
    }

    private void showNotes(List<Note> wanted) {
        notes.clear();
        for (int i = 0; i < wanted.size(); i++) {
            notes.add(new NoteView(i, wanted.get(i)));
        }
        noteLayer.getChildren().setAll(notes);
    }

    private void routeAll() {
        cables.all().forEach(cables::route);
        segments.forEach(s -> s.route(nodes));
        nearBy.moved(cables.all());
        moved();
    }

    /** The labels of these say other things. */
    public void relabel(Collection<CableView> changed) {
        nearBy.moved(changed);
        requestLayout();
    }

    /** These nodes have moved: so do their cables and grounds. */
    void route(Collection<String> moved) {
        Set<CableView> pulled = new LinkedHashSet<>();
        Set<SegmentShape> stretched = new LinkedHashSet<>();
        for (String name : moved) {
            pulled.addAll(cables.in(name));
            stretched.addAll(grounds.getOrDefault(name, List.of()));
        }
        pulled.forEach(cables::route);
        stretched.forEach(s -> s.route(nodes));
        nearBy.moved(pulled);
        moved();
    }

    private void moved() {
        overlays.forEach(o -> o.follow(this));
        repaint.run();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (nearBy.placeLabels()) {
            // What leads to a label was painted ahead of the layout, to where the label was before.
            repaint.run();
        }
    }

    /** Gives faces to the nodes that are seen, if they are near and not too many. @return whether it did */
    public boolean look(Extent seen, double zoom) {
        return nearBy.look(seen, zoom);
    }

    /** Puts something over the drawing that follows what is drawn. */
    public void add(Overlay added) {
        overlays.add(added);
        added.below().ifPresent(underLayer.getChildren()::add);
        overlayLayer.getChildren().add(added.view());
        added.follow(this);
    }

    /** While nodes and notes are dragged: as if they were there. Notes go by their place in the list of notes. */
    public void preview(Map<String, Position> places, Map<Integer, Note> movedNotes) {
        glide.end();
        places.forEach((name, at) -> node(name).ifPresent(v -> v.place(at)));
        movedNotes.forEach((i, note) -> notes.get(i).relocate(note.x(), note.y()));
        route(places.keySet());
    }

    /** Back to what the drawing says. */
    public void settle() {
        Map<String, Position> places = Placing.of(shown);
        List<String> moved = new ArrayList<>();
        nodes.forEach((name, view) -> {
            Position at = places.getOrDefault(name, view.centre());
            if (!at.equals(view.centre())) {
                view.place(at);
                moved.add(name);
            }
        });
        notes.forEach(v -> v.relocate(
                shown.notes().get(v.index()).x(), shown.notes().get(v.index()).y()));
        route(moved);
    }

    public Optional<NodeView> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    public Optional<CableView> cable(String id) {
        return cables.find(id);
    }

    public Collection<NodeView> nodeViews() {
        return nodes.values();
    }

    public Collection<CableView> cableViews() {
        return cables.all();
    }

    public List<NoteView> noteViews() {
        return notes;
    }

    public List<SegmentShape> segments() {
        return segments;
    }

    /** The lines that are no cables. */
    public OtherLines others() {
        return others;
    }

    /** The lines that may cross an area: cables, and all others. */
    List<Stretch> linesIn(Extent area) {
        return Stream.concat(
                        cables.all().stream().filter(c -> c.passes(area)).map(CableView::stretch), others.all())
                .toList();
    }

    /** Where gestures draw. */
    public Group overlay() {
        return overlay;
    }

    /** The room that an element takes, by its name in the selection. */
    public Optional<Extent> extentOf(String element) {
        return extentOf(Set.of(element));
    }

    /** The box around these elements, by their names in the selection; empty where none is drawn. */
    public Optional<Extent> extentOf(Collection<String> elements) {
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

    /** What is drawn reaches from here to there; nothing at all is a box that any window shows in its own size. */
    public Bounds extent() {
        List<Extent> boxes = new ArrayList<>();
        nodes.values().forEach(v -> boxes.add(v.room()));
        notes.forEach(n -> boxes.add(n.extent()));
        if (boxes.isEmpty()) {
            return new BoundingBox(0, 0, 240, 180);
        }
        Extent all = Extent.of(boxes);
        return new BoundingBox(all.left(), all.top(), all.width(), all.height());
    }
}
