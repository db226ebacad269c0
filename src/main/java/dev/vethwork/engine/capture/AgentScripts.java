package dev.vethwork.engine.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The fixed scripts that do the agent's work where there is no Java. */
final class AgentScripts {
    private AgentScripts() {}

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(AgentScripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
