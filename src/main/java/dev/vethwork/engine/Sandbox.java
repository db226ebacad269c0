package dev.vethwork.engine;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Makes and enters the namespaces of a lab's own: user, network, mount and PID, as an ordinary user. */
final class Sandbox {
    private Sandbox() {}

    /** Starts one, held by a process that outlives this program. @throws TargetException where the kernel refuses */
    static Holder start(LabNotes notes) throws TargetException {
        List<String> argv = List.of(
                "sh", "-c", Script.sandbox(), "vethwork-sandbox", notes.directory().toString(), Script.hold(),
                "unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child",
                "--mount-proc");
        try {
            CommandResult result = Commands.run(argv);
            String said = result.stdout().strip();
            if (!result.succeeded() || !said.equals("ready")) {
                throw Refusals.explain(said);
            }
            return notes.holder().orElseThrow(() -> new IOException("its process ended"));
        } catch (IOException e) {
            throw Refusals.explain(String.valueOf(e.getMessage()));
        }
    }

    /** The words that bring a command into a sandbox. */
    static List<String> enter(Holder holder) {
        return List.of(
                "nsenter", "-t", Long.toString(holder.pid()), "-U", "-n", "-m", "-p", "--preserve-credentials");
    }

    static Shell shell(Holder holder) throws TargetException {
        try {
            Shell shell = new Shell(Commands.talk(
                    Stream.concat(enter(holder).stream(), Shell.boot().stream()).toList()));
            shell.start();
            return shell;
        } catch (IOException e) {
            throw Shell.lost(e);
        }
    }
}
