package dev.vethwork.ui.model;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.drawing.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The identity by which running labs know the open document. It changes a little later than the document's own, once what
 * the document deployed has been told of its new file: meanwhile the lab must not look like somebody else's.
 */
final class Identity {
    private record Move(DocumentId from, DocumentId to, int opening) {}

    private final Document document;
    private final Labs labs;
    private final Background background;
    private final Notes notes;
    private final Supplier<Caller> caller;
    private final BooleanSupplier busy;
    private final Runnable settled;
    private final List<Move> moves = new ArrayList<>();
    private DocumentId known;
    private int opening;
    private boolean moving;

    /**
     * Follows the document.
     *
     * @param busy whether something runs that would write down the identity from before
     * @param settled called when labs know the document by its present identity
     */
    Identity(
            Document document,
            Labs labs,
            Background background,
            Notes notes,
            Supplier<Caller> caller,
            BooleanSupplier busy,
            Runnable settled) {
        this.document = document;
        this.labs = labs;
        this.background = background;
        this.notes = notes;
        this.caller = caller;
        this.busy = busy;
        this.settled = settled;
        this.known = document.identity().get();
        this.opening = document.openings().get();
        document.identity().addListener((p, before, now) -> changed(before, now));
    }

    Drawing drawing() {
        return new Drawing(document.now(), known);
    }

    private void changed(DocumentId before, DocumentId now) {
        if (opening != document.openings().get()) {
            opening = document.openings().get();
            known = now;
            return;
        }
        moves.add(new Move(before, now, opening));
        follow();
    }

    /** Tells the labs, once nothing is under way. */
    void follow() {
        if (moves.isEmpty() || moving || busy.getAsBoolean()) {
            return;
        }
        Move move = moves.removeFirst();
        moving = true;
        background.submit(
                () -> {
                    labs.documents().move(move.from(), move.to(), caller.get());
                    return move;
                },
                this::moved,
                thrown -> {
                    notes.fail(thrown);
                    moved(move);
                });
    }

    private void moved(Move move) {
        moving = false;
        if (move.opening() == opening && known.equals(move.from())) {
            known = move.to();
            settled.run();
        }
        follow();
    }
}
