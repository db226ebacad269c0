package dev.vethwork.ui.model;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.edit.History;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** An open drawing: its present value, its history, its file. For the window's thread only. */
public final class Document {
    private final ReadOnlyObjectWrapper<Topology> topology;
    private final ReadOnlyObjectWrapper<@Nullable Path> file;
    private final ReadOnlyObjectWrapper<DocumentId> identity;
    private final ReadOnlyIntegerWrapper openings = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> lastProblem = new ReadOnlyObjectWrapper<>();
    private History history;
    private @Nullable Topology saved;

    public Document(Topology first, @Nullable Path file) {
        this.topology = new ReadOnlyObjectWrapper<>(first);
        this.file = new ReadOnlyObjectWrapper<>(file);
        this.identity = new ReadOnlyObjectWrapper<>(identityOf(file));
        this.history = new History(first);
        this.saved = first;
    }

    public ReadOnlyObjectProperty<Topology> topology() {
        return topology.getReadOnlyProperty();
    }

    /** Whether nothing was drawn or opened here. */
    public boolean isPristine() {
        return file.get() == null
                && entries().isEmpty()
                && !dirty.get()
                && now().nodes().isEmpty()
                && now().notes().isEmpty();
    }

    /** The present value. */
    public Topology now() {
        return history.current();
    }

    public ReadOnlyObjectProperty<@Nullable Path> file() {
        return file.getReadOnlyProperty();
    }

    /** Which document it is: what a lab that is deployed from here belongs to. A save gives it another. */
    public ReadOnlyObjectProperty<DocumentId> identity() {
        return identity.getReadOnlyProperty();
    }

    /** How many documents have been here before: it changes, before all else does, when another takes this one's place. */
    public ReadOnlyIntegerProperty openings() {
        return openings.getReadOnlyProperty();
    }

    private static DocumentId identityOf(@Nullable Path file) {
        return file == null ? DocumentId.newSheet() : DocumentId.of(file);
    }

    /** Whether it differs from what its file holds. */
    public ReadOnlyBooleanProperty dirty() {
        return dirty.getReadOnlyProperty();
    }

    /** Why the last edit could not be applied; null after one that could. */
    public ReadOnlyObjectProperty<@Nullable Problem> lastProblem() {
        return lastProblem.getReadOnlyProperty();
    }

    /** How many entries of the history are done; changes whenever undo and redo mean something else. */
    public ReadOnlyIntegerProperty position() {
        return position.getReadOnlyProperty();
    }

    /** Applies an edit; one that cannot be applied is told by {@link #lastProblem}. @return whether it changed anything */
    public boolean apply(Edit edit) {
        try {
            return applyOrThrow(edit);
        } catch (BadValue e) {
            lastProblem.set(null);
            lastProblem.set(Problem.of(e));
            return false;
        }
    }

    /** Applies an edit, for a form that shows by itself what is wrong. @throws BadValue if it cannot be applied */
    public boolean applyOrThrow(Edit edit) {
        boolean changed = history.apply(edit);
        lastProblem.set(null);
        publish();
        return changed;
    }

    /** Ends a run of merging edits, at the end of a drag or where a field loses the focus. */
    public void seal() {
        history.seal();
    }

    public boolean undo() {
        return history.undo() && publish();
    }

    public boolean redo() {
        return history.redo() && publish();
    }

    /** Goes to the state after so many entries of {@link #entries}. */
    public boolean jump(int entry) {
        return history.jump(entry) && publish();
    }

    /** What undo takes back; null where there is nothing. */
    public @Nullable EditName undoName() {
        return history.undoName();
    }

    public @Nullable EditName redoName() {
        return history.redoName();
    }

    public List<History.Entry> entries() {
        return history.entries();
    }

    /** Another drawing in place of this one, with a history of its own. */
    public void open(Topology opened, @Nullable Path from) {
        open(opened, from, identityOf(from));
    }

    /** The same where it is known already which document it is, which takes a look at the disk. */
    public void open(Topology opened, @Nullable Path from, DocumentId which) {
        replace(opened, opened, from, which);
    }

    private void replace(Topology now, @Nullable Topology held, @Nullable Path from, DocumentId which) {
        history = new History(now);
        saved = held;
        openings.set(openings.get() + 1);
        file.set(from);
        identity.set(which);
        lastProblem.set(null);
        publish();
    }

    /**
     * A drawing that was never saved, or not as it is.
     *
     * @param base what its file held when it was known last; null where that is not known
     * @param from the file that it was once read from
     */
    public void recover(Topology found, @Nullable Topology base, @Nullable Path from, DocumentId which) {
        replace(found, base, from, which);
    }

    /** The file no longer holds what it held: whatever the drawing is, it is not saved. */
    public void markStale() {
        saved = null;
        publish();
    }

    /** What the file holds as far as is known here; null where the drawing was never in one, or that is not known. */
    public @Nullable Topology saved() {
        return saved;
    }

    /** Notes that this value has been written to this file. */
    public void markSaved(Topology written, Path to) {
        markSaved(written, to, DocumentId.of(to));
    }

    /** The same where it is known already which document that is. */
    public void markSaved(Topology written, Path to, DocumentId which) {
        saved = written;
        file.set(to);
        identity.set(which);
        publish();
    }

    private boolean publish() {
        topology.set(history.current());
        position.set(history.position());
        dirty.set(!history.current().equals(saved));
        return true;
    }
}
