package dev.vethwork.lab;

import dev.vethwork.engine.CommandResult;

/**
 * A ping and its answer.
 *
 * @param from the node that sent it
 * @param to the node or the address that was asked for
 * @param address that was pinged
 * @param result of {@code ping(8)}
 */
public record Pinged(String from, String to, String address, CommandResult result) {
    public boolean answered() {
        return result.succeeded();
    }
}
