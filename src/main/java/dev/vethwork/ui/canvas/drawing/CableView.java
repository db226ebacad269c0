package dev.vethwork.ui.canvas.drawing;

import dev.vethwork.edit.arrange.Extent;
import dev.vethwork.lab.watch.Bits;
import dev.vethwork.render.EndWords;
import dev.vethwork.render.Stretch;
import dev.vethwork.render.Weather;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.EndId;
import dev.vethwork.topology.Position;
import dev.vethwork.topology.Shaping;
import dev.vethwork.ui.model.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A drawn cable: where it runs and how it is marked. It has labels only while it is seen from near by. */
public final class CableView {
    private final Runnable repaint;
    private Cable cable;
    private String id;
    private Position from = new Position(0, 0);
    private Position to = from;
    private double shift;
    private Status status = Status.NOT_DEPLOYED;
    private final Emphasis emphasis = new Emphasis(this::mark);
    private boolean pulled;
    private CableFlow flow = CableFlow.NONE;
    private Set<String> wrong = Set.of();
    private boolean crowdedA;
    private boolean crowdedB;
    private boolean roomA = true;
    private boolean roomB = true;
    private List<String> leasedA = List.of();
    private List<String> leasedB = List.of();
    private @Nullable List<EndLabel> labels;

    CableView(Cable cable, Runnable repaint) {
        this.cable = cable;
        this.id = cable.id();
        this.repaint = repaint;
    }

    void show(Cable value) {
        cable = value;
        id = value.id();
        if (labels != null) {
            write(labels);
        }
        repaint.run();
    }

    /** Labels of both ends and, for a shaped cable, of the middle. */
    List<EndLabel> labels() {
        List<EndLabel> made = labels;
        if (made == null) {
            made = List.of(new EndLabel(), new EndLabel(), new EndLabel());
            made.getLast().getStyleClass().add("shaping");
            labels = made;
            write(made);
            mark();
        }
        return made;
    }

    /** From those of its ends' labels that are seen and do not stand on it. */
    public Stream<Stretch> leaders() {
        List<EndLabel> made = labels;
        return made == null
                ? Stream.empty()
                : Stream.concat(made.get(0).leader(stretch()), made.get(1).leader(stretch().back()));
    }

    void dropLabels() {
        labels = null;
    }

    private void write(List<EndLabel> made) {
        label(made.get(0), cable.a(), leasedA);
        label(made.get(1), cable.b(), leasedB);
        Shaping shaping = cable.shaping();
        String weather = Weather.text(shaping);
        made.get(2).setText(flow.isNone() ? weather : weather + (weather.isEmpty() ? "" : "\n") + rates());
        made.get(2).setVisible(!made.get(2).getText().isEmpty());
    }

    /** In the middle, wherever that is: what changes each second must not push other labels about. */
    private void placeRates(EndLabel label) {
        Extent size = label.size();
        label.put(new Extent((from.x() + to.x()) / 2, (from.y() + to.y()) / 2, size.width(), size.height()));
    }

    /** An arrow says which way, as the cable lies on the drawing. */
    private String rates() {
        boolean right = from.x() <= to.x();
        return (right ? "→ " : "← ") + Bits.text(flow.forth()) + "  " + (right ? "← " : "→ ") + Bits.text(flow.back());
    }

    private static void label(EndLabel label, CableEnd end, List<String> leased) {
        label.setText(String.join("\n", EndWords.of(end, leased)));
    }

    /**
     * What a DHCP server gave its ends.
     *
     * @return whether its labels say something else now
     */
    public boolean setLeased(List<String> a, List<String> b) {
        if (a.equals(leasedA) && b.equals(leasedB)) {
            return false;
        }
        leasedA = a;
        leasedB = b;
        if (labels != null) {
            write(labels);
        }
        return true;
    }

    private void mark() {
        List<EndLabel> made = labels;
        if (made != null) {
            made.forEach(l -> l.mark(emphasis.isSelected() || emphasis.isHovered(), emphasis.isLit()));
            boolean marked = emphasis.isMarked();
            boolean wrongA = wrong.contains(cable.a().id().toString());
            boolean wrongB = wrong.contains(cable.b().id().toString());
            made.get(0).setVisible(marked || (!crowdedA && (roomA || wrongA)));
            made.get(1).setVisible(marked || (!crowdedB && (roomB || wrongB)));
            made.get(0).setWrong(wrongA);
            made.get(1).setWrong(wrongB);
        }
        repaint.run();
    }

    /** How far it runs beside the straight way, as one of several between the same two nodes. */
    void setShift(double value) {
        shift = value;
    }

    /** Whether so many cables end where its ends do that their labels would hide everything: they are shown one at a time. */
    void setCrowded(boolean a, boolean b) {
        if (a != crowdedA || b != crowdedB) {
            crowdedA = a;
            crowdedB = b;
            mark();
        }
    }

    /** Whether its labels have room; one without is shown while the cable is pointed at or selected. */
    void setRoom(boolean a, boolean b) {
        if (a != roomA || b != roomB) {
            roomA = a;
            roomB = b;
            mark();
        }
    }

    void route(NodeView a, NodeView b) {
        List<Position> centres = Geometry.aside(a.shown(), b.shown(), shift);
        from = rim(a, centres.getFirst(), centres.getLast());
        to = rim(b, centres.getLast(), centres.getFirst());
    }

    private static Position rim(NodeView node, Position centre, Position towards) {
        return Geometry.rim(centre, node.silhouette().width(), node.silhouette().height(), towards);
    }

    public Cable cable() {
        return cable;
    }

    /** {@linkplain Cable#id The cable's}, which is asked for with every edit. */
    public String id() {
        return id;
    }

    /** Where the plug of an end is. */
    public Position plugAt(EndId end) {
        return cable.a().id().equals(end) ? from : to;
    }

    public Position from() {
        return from;
    }

    public Position to() {
        return to;
    }

    Stretch stretch() {
        return new Stretch(from, to);
    }

    public Status status() {
        return status;
    }

    public boolean isPulled() {
        return pulled;
    }

    /** The end whose plug is that near to a point of the drawing; null for none. */
    public @Nullable EndId plugNear(Position at, double reach) {
        double toA = Math.hypot(from.x() - at.x(), from.y() - at.y());
        double toB = Math.hypot(to.x() - at.x(), to.y() - at.y());
        return Math.min(toA, toB) > reach ? null : toA <= toB ? cable.a().id() : cable.b().id();
    }

    /** Whether one of its labels that are seen is at a point of the drawing. */
    public boolean isWrittenAt(Position at) {
        List<EndLabel> made = labels;
        return made != null
                && made.stream().anyMatch(label -> label.isVisible() && label.getParent() != null && label.extent().contains(at));
    }

    /** How far a point of the drawing is from the wire. */
    public double distance(Position at) {
        return Geometry.distance(at, from, to);
    }

    /** The box around the wire. */
    Extent extent() {
        return new Extent(
                (from.x() + to.x()) / 2,
                (from.y() + to.y()) / 2,
                Math.abs(from.x() - to.x()),
                Math.abs(from.y() - to.y()));
    }

    /** Whether the box around the wire covers any of that area. */
    boolean passes(Extent area) {
        return Math.min(from.x(), to.x()) <= area.right()
                && Math.max(from.x(), to.x()) >= area.left()
                && Math.min(from.y(), to.y()) <= area.bottom()
                && Math.max(from.y(), to.y()) >= area.top();
    }

    public Emphasis emphasis() {
        return emphasis;
    }

    public void show(Status value) {
        if (value != status) {
            status = value;
            repaint.run();
        }
    }

    /** While one of its ends is in somebody's hand. */
    public void setPulled(boolean value) {
        pulled = value;
        repaint.run();
    }

    /** What passes over it just now. */
    public void setFlow(CableFlow value) {
        if (!value.equals(flow)) {
            flow = value;
            List<EndLabel> made = labels;
            if (made != null) {
                write(made);
                placeRates(made.get(2));
            }
            repaint.run();
        }
    }

    public CableFlow flow() {
        return flow;
    }

    /** @param ends those of the drawing's with which something is wrong */
    public void setWrong(Set<String> ends) {
        if (!ends.equals(wrong)) {
            wrong = ends;
            mark();
        }
    }
}
