package dev.vethwork.lab;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.explain.Probe;
import dev.vethwork.topology.netfilter.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** {@code From 10.0.0.1 icmp_seq=1 Destination Net Unreachable}, {@code ping: connect: Network is unreachable}, bash's own. */
    private static final Pattern REFUSED = Pattern.compile(
            "^From (?<router>[0-9a-fA-F.:%a-z]+?):? icmp_seq=[0-9]+ (?<why>.+)$|^ping: (?:connect: |sendmsg: )?(?<here>.+)$");

    private static final int V4_HEADERS = 28;
    private static final int V6_HEADERS = 48;

    static final Duration LONGEST = Duration.ofSeconds(10);

    public boolean answered() {
        return result.succeeded();
    }

    /** In the words of whoever refused it, the kernel here or a router on the way; empty where nobody said anything. */
    public String refusal() {
        return output()
                .lines()
                .map(REFUSED::matcher)
                .filter(Matcher::find)
                .map(m -> m.group("router") == null ? m.group("here") : m.group("router") + ": " + m.group("why"))
                .findFirst()
                .orElse("");
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
        List<String> words = new ArrayList<>(List.of("ping", "-n", "-c", String.valueOf(echoes), "-w", "3"));
        if (echoes > 1) {
            words.addAll(List.of("-i", "0.05", "-W", "1"));
        }
        if (probe.size() != Probe.PING.size()) {
            // What ping is told is without the headers of IP and ICMP.
            words.addAll(List.of("-s", String.valueOf(probe.size() - (address.contains(":") ? V6_HEADERS : V4_HEADERS))));
        }
        words.add(address);
        return words;
    }
}
