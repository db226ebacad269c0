package dev.vethwork.explain.walk;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import dev.vethwork.topology.Protocol;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a process of a namespace seems to listen on a port: its command line names it, or is known to use it. */
public final class Listening {
    private static final List<String> TCP_ONLY = List.of("http.server", "nginx", "sshd");

    private Listening() {}

    public static boolean on(NamespaceState namespace, Protocol protocol, int port) {
        return namespace.processes().stream()
                .map(ProcessEntry::command)
                .anyMatch(c -> speaks(c, protocol) && names(c, port));
    }

    /** Not where it is known to be a server of the other kind. */
    private static boolean speaks(String command, Protocol protocol) {
        return protocol == Protocol.UDP
                ? TCP_ONLY.stream().noneMatch(command::contains)
                : !command.contains("SOCK_DGRAM") || command.contains("create_server");
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
