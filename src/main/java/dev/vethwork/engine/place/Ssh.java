package dev.vethwork.engine.place;

import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.engine.driver.Script;
import dev.vethwork.net.RemoteKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that bring a command to another machine: the system's own ssh, with its configuration, agent and known hosts. All
 * of them share one connection for each machine, which ends by itself some time after the last.
 *
 * @param program ssh, as it is called
 * @param sockets a private directory, where those connections are found again
 * @param dialer what starts it
 */
record Ssh(List<String> program, Path sockets, Dialer dialer) {
    /** Starts a command and gives its streams. */
    @FunctionalInterface
    interface Dialer {
        Pipes talk(List<String> command) throws IOException;
    }

    /** A broken connection is noticed after three of these without an answer; until it stands, ssh waits as long. */
    private static final List<String> PATIENCE =
            List.of("-o", "ConnectTimeout=10", "-o", "ServerAliveInterval=5", "-o", "ServerAliveCountMax=3");

    /** What a person's configuration may do for a login, and must not here: the labs of others run at the far end. */
    private static final List<String> NOTHING_ELSE = List.of(
            "-a",
            "-x",
            "-e",
            "none",
            "-o",
            "ClearAllForwardings=yes",
            "-o",
            "PermitLocalCommand=no",
            "-o",
            "RemoteCommand=none",
            "-o",
            "LogLevel=ERROR");

    /** That of whoever runs the program. */
    static Ssh ofUser() {
        return new Ssh(List.of("ssh"), LabNotes.ofUser().resolveSibling("vethwork-ssh"), Commands::talk);
    }

    /**
     * The words to put before a command.
     *
     * @param asks whether ssh may ask the person at this program's terminal, who else is never waited for
     * @param terminal whether the command gets a terminal where it is started on one
     */
    List<String> words(RemoteKind machine, boolean asks, boolean terminal) throws IOException {
        LabNotes.secure(sockets);
        List<String> own = new ArrayList<>(program);
        own.addAll(PATIENCE);
        own.addAll(NOTHING_ELSE);
        own.addAll(List.of(
                "-o",
                "BatchMode=" + (asks ? "no" : "yes"),
                "-o",
                "RequestTTY=" + (terminal ? "auto" : "no"),
                "-o",
                "Compression=yes",
                "-o",
                "ControlMaster=auto",
                "-o",
                "ControlPersist=300",
                "-o",
                "ControlPath=" + sockets.resolve("%C")));
        if (!machine.user().isEmpty()) {
            own.addAll(List.of("-l", machine.user()));
        }
        if (machine.port() != 0) {
            own.addAll(List.of("-p", Integer.toString(machine.port())));
        }
        own.addAll(List.of("--", machine.host()));
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", Script.far(), "vethwork-ssh", Integer.toString(own.size())));
        words.addAll(own);
        return List.copyOf(words);
    }
}
