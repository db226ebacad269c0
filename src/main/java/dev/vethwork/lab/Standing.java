package dev.vethwork.lab;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Targets.Deployed;
import java.util.Optional;

/** How a drawing stands to the running lab of its name. */
public sealed interface Standing {
    /** No lab of this name runs. */
    record Absent() implements Standing {}

    /** This drawing's document deployed it. */
    record Own(Deployed lab) implements Standing {}

    /** Another document deployed it, or none that is known: it is not to be touched without a question. */
    record Others(Deployed lab) implements Standing {}

    static Standing absent() {
        return new Absent();
    }

    static Standing of(Optional<Deployed> found, DocumentId document) {
        // Of a dead sandbox there is only a note.
        return found.filter(lab -> lab.state() != LabState.DEAD)
                .<Standing>map(lab -> document.isSame(lab.document()) ? new Own(lab) : new Others(lab))
                .orElse(absent());
    }

    /** Whether it is this drawing's, on another machine that could not be asked. */
    default boolean isUnreachable() {
        return this instanceof Own(Deployed lab) && lab.state() == LabState.UNREACHABLE;
    }

    default boolean isOwn() {
        return this instanceof Own;
    }

    /** The lab that is somebody else's; empty where there is none. */
    default Optional<Deployed> others() {
        return this instanceof Others(Deployed lab) ? Optional.of(lab) : Optional.empty();
    }
}
