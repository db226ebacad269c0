package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.render.Box;
import dev.vethwork.render.LabelPlaces;
import dev.vethwork.render.Stretch;
import dev.vethwork.topology.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What only those elements have that are seen from near by: faces of nodes, labels of cables. */
final class NearBy {
    private static final double FACES_FROM = 0.4;
    private static final double LABELS_FROM = 0.55;
    /** More faces than this are painted too slowly to be moved. */
    private static final int MOST = 160;
    /** Beyond the edge by so much, a face is made before it is seen. */
    private static final double MARGIN = 120;
    private static final double BADGE = 20;
    /** What stands below a node reaches no further than this. */
    private static final double BELOW = 240;

    private final DrawingViews drawing;
    private final Group faces = new Group();
    private final Group labels = new Group();
    private final Set<NodeView> faced = new LinkedHashSet<>();
    private final Set<CableView> labelled = new LinkedHashSet<>();
    private final Set<CableView> unplaced = new LinkedHashSet<>();
    private boolean near;

    NearBy(DrawingViews drawing) {
        this.drawing = drawing;
        faces.setMouseTransparent(true);
        labels.setMouseTransparent(true);
        // A label that grows must not lay out the whole drawing.
        faces.setAutoSizeChildren(true);
    }

    Group faceLayer() {
        return faces;
    }

    Group labelLayer() {
        return labels;
    }

    boolean look(Extent seen, double zoom) {
        Extent area = new Extent(seen.x(), seen.y(), seen.width() + 2 * MARGIN, seen.height() + 2 * MARGIN);
        List<NodeView> inside = zoom < FACES_FROM
                ? List.of()
                : drawing.nodeViews().stream()
                        .filter(v -> v.overlaps(area))
                        .toList();
        // What is near stays near a little longer, so that it does not flicker between the two.
        near = zoom >= FACES_FROM && inside.size() <= (near ? MOST * 1.15 : MOST);
        showFaces(near ? inside : List.of());
        showLabels(near && zoom >= LABELS_FROM ? area : null);
        if (near) {
            faced.forEach(v -> v.face().sharpen(zoom));
            labelled.forEach(c -> c.labels().forEach(l -> l.sharpen(zoom)));
        }
        return near;
    }

    private void showFaces(List<NodeView> wanted) {
        Set<NodeView> keep = new LinkedHashSet<>(wanted);
        List<Node> gone = new ArrayList<>();
        faced.removeIf(v -> {
            boolean stays = keep.contains(v);
            if (!stays) {
                gone.add(v.face());
                v.dropFace();
            }
            return !stays;
        });
        faces.getChildren().removeAll(gone);
        List<Node> added = new ArrayList<>();
        for (NodeView view : wanted) {
            if (faced.add(view)) {
                added.add(view.face());
            }
        }
        faces.getChildren().addAll(added);
    }

    private void showLabels(@Nullable Extent area) {
        Set<CableView> wanted = new LinkedHashSet<>();
        if (area != null) {
            for (CableView cable : drawing.cableViews()) {
                if (inside(area, cable.from()) || inside(area, cable.to())) {
                    wanted.add(cable);
                }
            }
        }
        List<Node> gone = new ArrayList<>();
        labelled.removeIf(c -> {
            boolean stays = wanted.contains(c);
            if (!stays) {
                gone.addAll(c.labels());
                c.dropLabels();
                unplaced.remove(c);
            }
            return !stays;
        });
        labels.getChildren().removeAll(gone);
        List<Node> added = new ArrayList<>();
        for (CableView cable : wanted) {
            if (labelled.add(cable)) {
                added.addAll(cable.labels());
                unplaced.add(cable);
            }
        }
        labels.getChildren().addAll(added);
        if (!added.isEmpty()) {
            drawing.requestLayout();
        }
    }

    private static boolean inside(Extent area, Position at) {
        return at.x() >= area.left() && at.x() <= area.right() && at.y() >= area.top() && at.y() <= area.bottom();
    }

    /** These cables run otherwise, or say other things. */
    void moved(Collection<CableView> cables) {
        for (CableView cable : cables) {
            if (labelled.contains(cable)) {
                unplaced.add(cable);
            }
        }
    }

    /** Finds room for the labels that have none yet, around those that have. @return whether there were any */
    boolean placeLabels() {
        if (unplaced.isEmpty()) {
            return false;
        }
        Extent area = around(unplaced);
        Stream<Box> nodes = drawing.nodeViews().stream()
                .filter(v -> v.isShownIn(area))
                .flatMap(v -> Stream.concat(withBadges(v.shownExtent()), v.below().stream()));
        Stream<Box> notes = drawing.noteViews().stream().map(n -> box(n.extent()));
        LabelPlaces places = new LabelPlaces(Stream.concat(nodes, notes).toList(), drawing.linesIn(area));
        for (CableView cable : labelled) {
            if (!unplaced.contains(cable)) {
                cable.labels().stream().filter(Node::isVisible).forEach(l -> places.take(box(l.extent())));
            }
        }
        for (CableView cable : unplaced) {
            List<EndLabel> words = cable.labels();
            if (words.get(2).isVisible()) {
                Extent size = words.get(2).size();
                words.get(2).put(extent(places.middle(size.width(), size.height(), cable.stretch())));
            }
            // To have room, a label must be one of those that are to be seen.
            cable.setRoom(true, true);
            boolean a = put(places, words.get(0), cable.stretch());
            boolean b = put(places, words.get(1), cable.stretch().back());
            cable.setRoom(a, b);
        }
        unplaced.clear();
        return true;
    }

    /** Where their labels may come to stand; a cable of which one end is seen has labels at both. */
    private static Extent around(Collection<CableView> cables) {
        List<Extent> ends = new ArrayList<>();
        for (CableView cable : cables) {
            List<EndLabel> words = cable.labels();
            double reach = Math.max(reach(words.get(0)), reach(words.get(1)));
            ends.add(Extent.around(cable.from(), 2 * reach, 2 * reach));
            ends.add(Extent.around(cable.to(), 2 * reach, 2 * reach));
        }
        return Extent.of(ends);
    }

    /** With what hangs from the nodes there. */
    private static double reach(EndLabel label) {
        return LabelPlaces.reach(label.size().width(), label.size().height()) + BELOW;
    }

    /** With the corners above, where it is told that something is wrong, and how far it is deployed. */
    private static Stream<Box> withBadges(Extent node) {
        return Stream.of(
                box(node),
                Box.around(node.left(), node.top(), BADGE, BADGE),
                Box.around(node.right(), node.top(), BADGE, BADGE));
    }

    private static Box box(Extent extent) {
        return Box.around(extent.x(), extent.y(), extent.width(), extent.height());
    }

    private static Extent extent(Box box) {
        return new Extent(box.middleX(), box.middleY(), box.width(), box.height());
    }

    /**
     * One that is hidden goes where there is room, and takes it from nobody.
     *
     * @return whether it does not lie over something else
     */
    private static boolean put(LabelPlaces places, EndLabel label, Stretch own) {
        Extent size = label.size();
        Box at = places.find(size.width(), size.height(), own);
        boolean fits = places.fits(at);
        label.put(extent(at));
        if (label.isVisible() && fits) {
            places.take(at);
        }
        return fits;
    }
}
