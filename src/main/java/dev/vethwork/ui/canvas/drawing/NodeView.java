package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.explain.Finding;
import dev.vethwork.render.Box;
import dev.vethwork.render.Chips;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Position;
import dev.vethwork.ui.canvas.look.Silhouette;
import dev.vethwork.ui.canvas.look.Sprites;
import dev.vethwork.ui.model.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A drawn node: where it is and how it is marked. It has a {@link NodeFace} only while it is seen from near by. */
public final class NodeView {
    private final Runnable repaint;
    private Node node;
    private Silhouette silhouette;
    private Position centre = new Position(0, 0);
    private Position shown = centre;
    private Status status = Status.NOT_DEPLOYED;
    private Finding.@Nullable Level level;
    private @Nullable Boolean legal;
    private final Emphasis emphasis = new Emphasis(this::mark);
    private @Nullable NodeFace face;

    /** @param repaint called when it looks different */
    NodeView(Node node, Runnable repaint) {
        this.node = node;
        this.silhouette = Silhouette.of(node);
        this.repaint = repaint;
    }

    /** Shows another value of the node. */
    void show(Node value) {
        node = value;
        silhouette = Silhouette.of(value);
        if (face != null) {
            face.show(value, silhouette);
        }
        repaint.run();
    }

    /** Its picture for near by, made when it is first asked for. */
    NodeFace face() {
        NodeFace made = face;
        if (made == null) {
            made = new NodeFace();
            made.show(node, silhouette);
            face = made;
            mark();
            made.place(shown);
        }
        return made;
    }

    /** Does without its picture for near by. */
    void dropFace() {
        face = null;
    }

    private void mark() {
        NodeFace made = face;
        if (made != null) {
            made.mark(emphasis.isSelected(), emphasis.isLit(), legal, emphasis.isHovered());
            made.show(status);
            made.warn(level);
        }
        repaint.run();
    }

    void place(Position at) {
        centre = at;
        glide(at);
    }

    /** Shows it there while it is on its way to its place. */
    void glide(Position at) {
        shown = at;
        if (face != null) {
            face.place(at);
        }
        repaint.run();
    }

    /** Where it belongs. */
    public Position centre() {
        return centre;
    }

    /** Where it is seen: on the way to {@link #centre}, or there. */
    public Position shown() {
        return shown;
    }

    /** The box around its outline. */
    public Extent extent() {
        return Extent.around(centre, silhouette.width(), silhouette.height());
    }

    /** Whether it covers any of that area; asked of each node with each frame, so that nothing is made for it. */
    public boolean overlaps(Extent area) {
        return overlaps(area, centre);
    }

    /** The same of where it is seen. */
    boolean isShownIn(Extent area) {
        return overlaps(area, shown);
    }

    private boolean overlaps(Extent area, Position at) {
        return Math.abs(at.x() - area.x()) < (silhouette.width() + area.width()) / 2
                && Math.abs(at.y() - area.y()) < (silhouette.height() + area.height()) / 2;
    }

    /** The box around where it is seen. */
    Extent shownExtent() {
        return Extent.around(shown, silhouette.width(), silhouette.height());
    }

    /** The boxes of what stands below it. */
    List<Box> below() {
        return Chips.boxes(node, shown);
    }

    /** The box around its outline and what stands below. */
    Extent room() {
        List<Box> below = Chips.boxes(node, centre);
        if (below.isEmpty()) {
            return extent();
        }
        List<Extent> all = new ArrayList<>(List.of(extent()));
        below.forEach(b -> all.add(new Extent(b.middleX(), b.middleY(), b.width(), b.height())));
        return Extent.of(all);
    }

    /** Whether a point of the drawing is in its box, grown by a margin. */
    public boolean contains(Position at, double margin) {
        return Math.abs(at.x() - shown.x()) <= silhouette.width() / 2 + margin
                && Math.abs(at.y() - shown.y()) <= silhouette.height() / 2 + margin;
    }

    /** Whether a point of the drawing is on one of the handles in the middle of its sides, their inner halves included. */
    public boolean isOnHandle(Position at) {
        double across = Math.abs(at.x() - shown.x());
        double along = Math.abs(at.y() - shown.y());
        return Math.hypot(across - silhouette.width() / 2, along) <= NodeFace.HANDLE
                || Math.hypot(across, along - silhouette.height() / 2) <= NodeFace.HANDLE;
    }

    public Node node() {
        return node;
    }

    public Silhouette silhouette() {
        return silhouette;
    }

    public Status status() {
        return status;
    }

    public Finding.@Nullable Level level() {
        return level;
    }

    /** Whether it is faint, because what is being pulled may not end here. */
    public boolean isDimmed() {
        return Boolean.FALSE.equals(legal);
    }

    public Sprites.Mark spriteMark() {
        if (Boolean.TRUE.equals(legal)) {
            return Sprites.Mark.LEGAL;
        }
        return emphasis.isLit()
                ? Sprites.Mark.LIT
                : emphasis.isMarked() ? Sprites.Mark.SELECTED : Sprites.Mark.NONE;
    }

    public Emphasis emphasis() {
        return emphasis;
    }

    public void show(Status value) {
        if (value != status) {
            status = value;
            mark();
        }
    }

    public void warn(Finding.@Nullable Level value) {
        if (value != level) {
            level = value;
            mark();
        }
    }

    /** While a cable is drawn: whether it may end here; null when none is drawn. */
    public void showLegal(@Nullable Boolean value) {
        if (!java.util.Objects.equals(value, legal)) {
            legal = value;
            mark();
        }
    }
}
