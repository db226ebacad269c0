package dev.vethwork.ui.model;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.consent.Confirmation;

/** Whoever sits at the window, as what is done to labs meets them: gives passwords, answers, and sees what goes on. */
final class Callers {
    private final Document document;
    private final StepBoard board;
    private final Notes notes;
    private volatile Credentials credentials = Credentials.NONE;
    private volatile Confirmation confirmation = Confirmation.NEVER;

    Callers(Document document, StepBoard board, Notes notes) {
        this.document = document;
        this.board = board;
        this.notes = notes;
    }

    void setCredentials(Credentials value) {
        credentials = value;
    }

    /** Who is asked where something may be regretted; called off the window's thread. */
    void setConfirmation(Confirmation value) {
        confirmation = value;
    }

    Credentials credentials() {
        return credentials;
    }

    /** One that cannot be stopped. */
    Caller next() {
        return next(Confirmation.NEVER, new Cancellation());
    }

    /**
     * One who sees what goes on for as long as the document stays that is here now.
     *
     * @param more agrees to something already; what it does not, the person is asked
     */
    Caller next(Confirmation more, Cancellation cancellation) {
        Confirmation asked = confirmation;
        int opening = document.openings().get();
        return new Caller(
                credentials,
                question -> more.confirm(question) || asked.confirm(question),
                board.listener(() -> opening == document.openings().get(), text -> notes.say(true, text)),
                cancellation);
    }
}
