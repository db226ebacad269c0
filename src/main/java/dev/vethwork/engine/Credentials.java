package dev.vethwork.engine;

import java.util.Optional;

/** Asks for the password that sudo wants. */
@FunctionalInterface
public interface Credentials {
    /** Never asks: only what works without a password. */
    Credentials NONE = new Credentials() {
        @Override
        public Optional<char[]> ask(int attempt) {
            return Optional.empty();
        }
    };

    /** Whether the person sits at the terminal that this program was started on, where other programs can ask as well. */
    default boolean atTerminal() {
        return false;
    }

    /**
     * @param attempt 1 for the first, more after a wrong one
     * @return the password, which the caller wipes; empty when the person gave up
     */
    Optional<char[]> ask(int attempt);
}
