package dev.vethwork.engine;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of this user's on a terminal of its own. Only what writes to it and what reads from it may be different threads.
 */
public final class Pty implements AutoCloseable {
    /** What all that is started here may expect of the terminal. */
    public static final String KIND = "xterm-256color";

    /** Where a process's foreground group stands behind its name in proc(5). */
    private static final int TPGID = 5;

    private final PtyProcess process;
    private final Reader said;
    private final OutputStream typed;

    private Pty(PtyProcess process) {
        this.process = process;
        this.said = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        this.typed = process.getOutputStream();
    }

    /** Starts it. */
    public static Pty start(List<String> argv, int columns, int rows) throws TargetException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", KIND);
        environment.put("COLORTERM", "truecolor");
        // An ordinary user's path often lacks the directories that a network's tools are in.
        environment.merge("PATH", "/usr/local/sbin:/usr/sbin:/sbin", (own, more) -> own + ":" + more);
        try {
            return new Pty(new PtyProcessBuilder(argv.toArray(String[]::new))
                    .setEnvironment(environment)
                    .setDirectory(environment.getOrDefault("HOME", "/"))
                    .setInitialColumns(columns)
                    .setInitialRows(rows)
                    .start());
        } catch (IOException e) {
            throw Trouble.of(TargetException.Kind.MISSING, "unstarted", argv.getFirst())
                    .saying(String.valueOf(e.getMessage()))
                    .exception(e);
        }
    }

    /** Waits for what it says next. @return how many characters, -1 at its end */
    public int read(char[] into) throws IOException {
        return said.read(into, 0, into.length);
    }

    /** Types to it. It may be held up where the program does not listen. */
    public void type(byte[] bytes) throws IOException {
        typed.write(bytes);
        typed.flush();
    }

    public void resize(int columns, int rows) {
        process.setWinSize(new WinSize(columns, rows));
    }

    /** Waits for its end. @return its exit code */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * The command line of what has the terminal just now, which is the program itself while it waits for a line; empty where
     * that is not known.
     */
    public Optional<List<String>> foreground() {
        try {
            String stat = text("stat", process.pid());
            String group = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[TPGID];
            String words = text("cmdline", Long.parseLong(group));
            // A program may call itself by no name at all.
            return words.isEmpty() ? Optional.empty() : Optional.of(List.of(words.replaceFirst("\0+$", "").split("\0")));
        } catch (IOException e) {
            // It has ended meanwhile.
            return Optional.empty();
        }
    }

    /** Whatever letters a program calls itself by. */
    private static String text(String file, long pid) throws IOException {
        return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/" + file)), StandardCharsets.UTF_8);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Hangs up: what is on the terminal ends, as where somebody closes a terminal's window. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            typed.close();
        } catch (IOException e) {
            // It has hung up by itself.
        }
    }
}
