package dev.vethwork.engine.driver;

import java.io.InputStream;
import java.io.OutputStream;

/** The three streams of a process as they are, for a conversation with it. */
public record Pipes(OutputStream stdin, InputStream stdout, InputStream stderr) {
    static Pipes of(Process process) {
        return new Pipes(process.getOutputStream(), process.getInputStream(), process.getErrorStream());
    }
}
