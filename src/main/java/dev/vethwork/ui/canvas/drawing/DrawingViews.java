package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.render.Stretch;
import dev.vethwork.topology.Cable;
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
    /** So far apart are parallel cables, if as many have room along a side of a node. */
    private static final double PARALLEL = 34;

    private static final double ROOM = 48;
    private static final int CROWD = 12;

    private final Map<String, NodeView> nodes = new LinkedHashMap<>();
    private final Map<String, CableView> cables = new LinkedHashMap<>();
    private final Map<String, List<CableView>> plugged = new HashMap<>();
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
            showCables(topology);
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

    private void showCables(Topology topology) {
        Map<String, Cable> wanted = LinkedHashMap.newLinkedHashMap(topology.cables().size());
        topology.cables().forEach(c -> wanted.put(c.id(), c));
        cables.keySet().removeIf(id -> !wanted.containsKey(id));
        plugged.clear();
        Map<String, List<CableView>> bundles = new HashMap<>();
        wanted.forEach((id, cable) -> {
            CableView view = cables.computeIfAbsent(id, k -> new CableView(cable, repaint));
            if (!view.cable().equals(cable)) {
                view.show(cable);
            }
            String a = cable.a().node();
            String b = cable.b().node();
            plugged.computeIfAbsent(a, k -> new ArrayList<>()).add(view);
            plugged.computeIfAbsent(b, k -> new ArrayList<>()).add(view);
            bundles.computeIfAbsent(a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a, k -> new ArrayList<>())
                    .add(view);
        });
        bundles.values().forEach(DrawingViews::fan);
        cables.values().forEach(v -> v.setCrowded(
                isCrowded(v.cable().a().node()), isCrowded(v.cable().b().node())));
    }

    private boolean isCrowded(String node) {
        return plugged.getOrDefault(node, List.of()).size() > CROWD;
    }

    /** Parallel cables lie side by side. */
    private static void fan(List<CableView> bundle) {
        double apart = Math.min(PARALLEL, ROOM / Math.max(1, bundle.size() - 1));
        for (int i = 0; i < bundle.size(); i++) {
            CableView view = bundle.get(i);
            double shift = (i - (bundle.size() - 1) / 2.0) * apart;
            // Seen from the same side, whichever end was drawn first.
            boolean forth = view.cable().a().node().compareTo(view.cable().b().node()) < 0;
            view.setShift(forth ? shift : -shift);
        }
    }

    private void showNotes(List<Note> wanted) {
        notes.clear();
        for (int i = 0; i < wanted.size(); i++) {
            notes.add(new NoteView(i, wanted.get(i)));
        }
        noteLayer.getChildren().setAll(notes);
    }

    private void routeAll() {
        cables.values().forEach(this::route);
        segments.forEach(s -> s.route(nodes));
        nearBy.moved(cables.values());
        moved();
    }

    /** The labels of these say other things. */
    public void relabel(Collection<CableView> changed) {
        nearBy.moved(changed);
        requestLayout();
    }

    private void route(CableView cable) {
        NodeView a = nodes.get(cable.cable().a().node());
        NodeView b = nodes.get(cable.cable().b().node());
        if (a != null && b != null) {
            cable.route(a, b);
        }
    }

    /** These nodes have moved: so do their cables and grounds. */
    void route(Collection<String> moved) {
        Set<CableView> pulled = new LinkedHashSet<>();
        Set<SegmentShape> stretched = new LinkedHashSet<>();
        for (String name : moved) {
            pulled.addAll(plugged.getOrDefault(name, List.of()));
            stretched.addAll(grounds.getOrDefault(name, List.of()));
        }
        pulled.forEach(this::route);
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
        nearBy.placeLabels();
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
                        cables.values().stream().filter(c -> c.passes(area)).map(CableView::stretch), others.all())
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
