package dev.vethwork.lab;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.RunListener;
import dev.vethwork.lab.consent.Confirmation;

/** Whoever asks for a use case: gives passwords and answers, hears of progress, and may change its mind. */
public record Caller(
        Credentials credentials, Confirmation confirmation, RunListener listener, Cancellation cancellation) {
    /** Gives no password, confirms nothing, hears nothing. */
    public static Caller silent() {
        return new Caller(Credentials.NONE, Confirmation.NEVER, RunListener.SILENT, new Cancellation());
    }

    public Caller withConfirmation(Confirmation value) {
        return new Caller(credentials, value, listener, cancellation);
    }

    public Caller withListener(RunListener value) {
        return new Caller(credentials, confirmation, value, cancellation);
    }

    public Caller withCredentials(Credentials value) {
        return new Caller(value, confirmation, listener, cancellation);
    }
}
