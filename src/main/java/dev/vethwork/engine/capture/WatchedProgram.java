package dev.vethwork.engine.capture;

import dev.vethwork.engine.LineStream;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.engine.driver.Pipes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A program inside a lab that ends with whoever reads what it says, however that ends. */
public final class WatchedProgram implements LineStream {
    private static final String EXIT = "vethwork-exit ";

    /**
     * The words are its parameters, after the program's name; nothing of them is read as a command. Of a program that is
     * not there a shell says 127, and ip one thing or another from version to version, so that it is looked for first.
     */
    private static final String WATCH = """
            if ! command -v "$1" >/dev/null; then
                printf '%s: not found\\n%s127\\n' "$1" 'vethwork-exit '
                exit
            fi
            shift
            exec 3<&0
            "$@" </dev/null 3<&- &
            pid=$!
            { cat <&3; kill "$pid"; } >/dev/null 2>&1 &
            exec 3<&-
            wait "$pid"
            printf '%s%s\\n' 'vethwork-exit ' "$?"
            """;

    private final Pipes pipes;
    private final BufferedReader reader;
    private volatile boolean closed;
    private volatile int exit = -1;

    private WatchedProgram(Pipes pipes) {
        this.pipes = pipes;
        this.reader = new BufferedReader(new InputStreamReader(pipes.stdout(), StandardCharsets.UTF_8));
    }

    /**
     * Starts it.
     *
     * @param shell a place's, which is used up with it
     * @param namespace a namespace's name; empty for the root namespace
     */
    public static LineStream start(DriverShell shell, String namespace, List<String> argv) throws TargetException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", WATCH, "vethwork-watch", argv.getFirst()));
        if (!namespace.isEmpty()) {
            words.addAll(List.of("ip", "netns", "exec", namespace));
        }
        words.addAll(argv);
        return new WatchedProgram(shell.become(words));
    }

    @Override
    public Optional<String> next() throws TargetException {
        try {
            String line = reader.readLine();
            if (line == null) {
                return Optional.empty();
            }
            OptionalInt last = exitOf(line);
            if (last.isPresent()) {
                exit = last.getAsInt();
                close();
                return Optional.empty();
            }
            return Optional.of(line);
        } catch (IOException e) {
            if (closed) {
                return Optional.empty();
            }
            throw DriverTrouble.lost(e);
        }
    }

    /** The exit code that the last line tells; any other is the program's own, whatever it begins with. */
    static OptionalInt exitOf(String line) {
        String code = line.startsWith(EXIT) ? line.substring(EXIT.length()) : "";
        return code.matches("[0-9]{1,3}") ? OptionalInt.of(Integer.parseInt(code)) : OptionalInt.empty();
    }

    @Override
    public int exitCode() {
        return exit;
    }

    @Override
    public void close() {
        closed = true;
        AgentProgram.end(pipes);
    }
}
