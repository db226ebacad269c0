package dev.vethwork.cli.terminal;

import dev.vethwork.engine.Credentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks at the terminal, without an echo. */
public final class TerminalCredentials implements Credentials {
    @Override
    @SuppressWarnings("SystemConsoleNull") // as below
    public boolean atTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // its annotations still say that it may be
    public Optional<char[]> ask(int attempt) {
        java.io.Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        char[] password = Interrupt.<char @Nullable []>asking(
                () -> console.readPassword(Spoken.text(attempt == 1 ? "sudo" : "sudo.again")));
        return password == null || password.length == 0 ? Optional.empty() : Optional.of(password);
    }
}
