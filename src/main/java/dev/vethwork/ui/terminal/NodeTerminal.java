package dev.vethwork.ui.terminal;

import dev.vethwork.engine.Pty;
import dev.vethwork.lab.enter.NodeShell;
import dev.vethwork.settings.UserFolders;
import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import dev.vethwork.ui.model.LabSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A terminal with the shell of a node in it. */
final class NodeTerminal {
    /**
     * Where a shell is.
     *
     * @param ofOwn whether the node is a namespace of its own
     * @param service beside which it runs; null for the node itself
     */
    record At(String lab, String node, boolean ofOwn, @Nullable String service) {
        String title() {
            return service == null ? node : node + " · " + service;
        }
    }

    /** A shell that ends sooner and to which nobody has typed could not be used: what it said last is why. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final At at;
    private final LabSession session;
    private final Background background;
    private final Terminal terminal;
    private final Consumer<NodeTerminal> left;
    private final Path home = UserFolders.home();
    private NodeShell shell;
    private @Nullable Pty pty;
    private boolean closed;

    /** @param left called when somebody has left the shell, so that nothing is to be seen here any more */
    NodeTerminal(At at, LabSession session, Background background, Terminal terminal, Consumer<NodeTerminal> left) {
        this.at = at;
        this.session = session;
        this.background = background;
        this.terminal = terminal;
        this.left = left;
        this.shell = NodeShell.ofUser(at.lab(), at.node(), home).on(Pty.KIND);
    }

    At at() {
        return at;
    }

    Terminal terminal() {
        return terminal;
    }

    void start() {
        session.doors().shell(at.lab(), at.node(), at.service(), shell, this::start, this::fail);
    }

    private void start(List<String> command) {
        int columns = terminal.columns();
        int rows = terminal.rows();
        background.submit(() -> Pty.start(command, columns, rows), this::connect, this::fail);
    }

    private void connect(Pty opened) {
        if (closed) {
            opened.close();
            return;
        }
        pty = opened;
        Instant begun = Instant.now();
        terminal.connect(opened, code -> ended(code, Duration.between(begun, Instant.now())));
    }

    private void fail(Exception thrown) {
        terminal.say(Texts.get("terminal.failed", at.title(), Texts.capital(String.valueOf(thrown.getMessage()))));
    }

    private void ended(int code, Duration after) {
        pty = null;
        if (closed) {
            return;
        }
        session.doors().isThere(at.lab(), at.node(), at.ofOwn(), there -> {
            if (!there) {
                terminal.say(Texts.get("terminal.gone", at.node(), at.lab()));
            } else if (!terminal.isUsed() && after.compareTo(SOON) < 0) {
                terminal.say(Texts.get("terminal.ended", code));
            } else {
                left.accept(this);
            }
        });
    }

    /** Ends it where its node is not there any more, and nothing else has ended it. */
    void look() {
        Pty now = pty;
        if (now != null) {
            session.doors().isThere(at.lab(), at.node(), at.ofOwn(), there -> {
                if (!there && now.isAlive()) {
                    now.close();
                }
            });
        }
    }

    boolean isRunning() {
        return pty != null;
    }

    /** What runs in it besides the shell; empty where that waits for a line. */
    String running() {
        Pty now = pty;
        return now == null
                ? ""
                : now.foreground()
                        .filter(words -> !isShell(words.getFirst()))
                        .map(words -> String.join(" ", words))
                        .orElse("");
    }

    private boolean isShell(String program) {
        String name = String.valueOf(Path.of(program).getFileName());
        return name.equals(String.valueOf(shell.program().getFileName())) || name.startsWith("-");
    }

    void close() {
        closed = true;
        terminal.close();
    }
}
