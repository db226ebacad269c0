package dev.vethwork.explain.walk;

import dev.vethwork.state.NamespaceState;
import java.util.regex.Pattern;

/** Whether a process of a namespace seems to listen on a port: its command line names it, or is known to use it. */
public final class Listening {
    private Listening() {}

    public static boolean on(NamespaceState namespace, int port) {
        return namespace.processes().stream().anyMatch(p -> names(p.command(), port));
    }

    private static boolean names(String command, int port) {
        return Pattern.compile("(?<![0-9.])" + port + "(?![0-9.])").matcher(command).find()
                || port == usual(command);
    }

    private static int usual(String command) {
        if (command.contains("http.server")) {
            return 8000;
        }
        if (command.contains("iperf3")) {
            return 5201;
        }
        if (command.contains("sshd")) {
            return 22;
        }
        return command.contains("nginx") ? 80 : 0;
    }
}
