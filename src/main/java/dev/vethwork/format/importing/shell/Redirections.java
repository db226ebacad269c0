package dev.vethwork.format.importing.shell;

import dev.vethwork.format.importing.shell.call.Body;
import dev.vethwork.format.importing.shell.call.Call;
import dev.vethwork.format.importing.shell.call.ShellInput;
import dev.vethwork.format.importing.shell.syntax.Tree.Redirect;
import dev.vethwork.format.importing.shell.syntax.Unknown;
import java.util.List;

/** Runs commands with what they read and print redirected. */
final class Redirections {
    private static final int PRINTED = 1;
    private static final int COMPLAINTS = 2;

    private final ScriptShell shell;
    private final Streams streams;

    Redirections(ScriptShell shell, Streams streams) {
        this.shell = shell;
        this.streams = streams;
    }

    /**
     * A command with its redirects around it.
     *
     * @param text the command as it is written, for what is said of the files that it writes
     */
    int around(List<Redirect> redirects, int line, String text, Body body) {
        return redirects.isEmpty() ? body.run() : streams.apart(() -> redirected(redirects, line, text, body));
    }

    private int redirected(List<Redirect> redirects, int line, String text, Body body) {
        StringBuilder printed = null;
        Redirect target = null;
        for (Redirect redirect : redirects) {
            String where = shell.expansion().text(redirect.target());
            switch (redirect.kind()) {
                case TEXT -> streams.readFrom(new ShellInput(where));
                case FROM -> {
                    String content = shell.files().read(shell.namespace(), where);
                    streams.readFrom(new ShellInput(content == null ? Unknown.of(where) : content));
                }
                case TO, APPEND -> {
                    if (redirect.descriptor() == COMPLAINTS) {
                        streams.hush();
                    } else if (redirect.descriptor() == PRINTED) {
                        printed = streams.captured();
                        target = redirect;
                    }
                }
                case COPY -> {
                    // What others there are lead outside: to the terminal that a script has kept.
                    if (redirect.descriptor() == PRINTED && !where.equals("1")) {
                        printed = streams.captured();
                    }
                }
            }
        }
        int result = body.run();
        if (target != null && printed != null) {
            write(target, shell.call(line, text, List.of(">", shell.expansion().text(target.target()))), printed.toString());
        }
        return result;
    }

    private void write(Redirect target, Call call, String printed) {
        shell.files().write(call, call.words().getLast(), printed, target.kind() == Redirect.Kind.APPEND);
    }
}
