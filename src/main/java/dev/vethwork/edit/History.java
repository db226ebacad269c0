package dev.vethwork.edit;

import dev.vethwork.edit.routing.FollowingDaemons;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a drawing, and what was undone. Edits with the same merge key that follow each other are one entry
 * until {@link #seal} is called. Not for several threads.
 */
public final class History {
    /** Entries that are kept; drawings share their parts, so that an entry is small. */
    public static final int LIMIT = 1_000;

    /**
     * One step of undo.
     *
     * @param before the drawing that undoing brings back
     */
    public record Entry(EditName name, String mergeKey, Topology before, Topology after) {}

    private final List<Entry> entries = new ArrayList<>();
    private Topology current;
    private int done;
    private boolean sealed = true;

    public History(Topology first) {
        this.current = first;
    }

    public Topology current() {
        return current;
    }

    /** Applies an edit. @return whether it changed anything @throws dev.vethwork.net.BadValue if it cannot be applied */
    public boolean apply(Edit edit) {
        Topology next = FollowingDaemons.of(current, edit.apply(current));
        if (next.equals(current)) {
            return false;
        }
        entries.subList(done, entries.size()).clear();
        Entry last = done > 0 ? entries.get(done - 1) : null;
        if (last != null && !sealed && !edit.mergeKey().isEmpty() && last.mergeKey().equals(edit.mergeKey())) {
            entries.set(done - 1, new Entry(edit.name(), edit.mergeKey(), last.before(), next));
        } else {
            entries.add(new Entry(edit.name(), edit.mergeKey(), current, next));
            if (entries.size() > LIMIT) {
                entries.removeFirst();
            }
            done = entries.size();
        }
        sealed = false;
        current = next;
        return true;
    }

    /** Ends a run of merging edits: the next one is a step of its own. */
    public void seal() {
        sealed = true;
    }

    public boolean undo() {
        return jump(done - 1);
    }

    public boolean redo() {
        return jump(done + 1);
    }

    /** Goes to the state after so many entries. @return whether there was anywhere to go */
    public boolean jump(int position) {
        if (position < 0 || position > entries.size() || position == done) {
            return false;
        }
        current = position == 0 ? entries.getFirst().before() : entries.get(position - 1).after();
        done = position;
        sealed = true;
        return true;
    }

    /** Every entry, undone ones included, oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many of the entries are done. */
    public int position() {
        return done;
    }

    /** What undo would take back. */
    public @Nullable EditName undoName() {
        return done == 0 ? null : entries.get(done - 1).name();
    }

    /** What redo would bring back. */
    public @Nullable EditName redoName() {
        return done == entries.size() ? null : entries.get(done).name();
    }
}
