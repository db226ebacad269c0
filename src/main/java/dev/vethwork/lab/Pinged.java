package dev.vethwork.lab;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.explain.Probe;
import dev.vethwork.topology.Protocol;
import java.time.Duration;
import java.util.List;

/**
 * A ping, or a connection, and its answer.
 *
 * @param from the node that sent it
 * @param to the node or the address that was asked for
 * @param address that was pinged
 * @param result of {@code ping(8)}, or of what connected
 */
public record Pinged(String from, String to, String address, CommandResult result) {
    private static final String UDP =
            "exec 3<>\"/dev/udp/$0/$1\" && echo >&3 && [ \"$(head -c 1 <&3 | wc -c)\" -eq 1 ]";

    static final Duration LONGEST = Duration.ofSeconds(10);

    public boolean answered() {
        return result.succeeded();
    }

    /** Whatever the command wrote. */
    public String output() {
        return (result.stdout() + result.stderr()).strip();
    }

    static List<String> command(Probe probe, String address, int echoes) {
        if (probe.protocol() == Protocol.TCP) {
            // The words after the script are its parameters: no shell reads them.
            return List.of("timeout", "3", "bash", "-c", "exec 3<>\"/dev/tcp/$0/$1\"", address, String.valueOf(probe.port()));
        }
        if (probe.protocol() == Protocol.UDP) {
            // Whoever listens has to say something: that nobody refuses a datagram does not tell that anybody took it.
            return List.of("timeout", "3", "bash", "-c", UDP, address, String.valueOf(probe.port()));
        }
        // One is sent again until it is answered: a link that came up a moment ago takes nothing for up to a second.
        return echoes == 1
                ? List.of("ping", "-n", "-c", "1", "-w", "3", address)
                : List.of("ping", "-n", "-c", String.valueOf(echoes), "-i", "0.05", "-W", "1", "-w", "3", address);
    }
}
