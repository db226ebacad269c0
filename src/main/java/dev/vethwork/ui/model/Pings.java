package dev.vethwork.ui.model;

import dev.vethwork.explain.Probe;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.topology.Protocol;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the kernel itself whether a packet arrives. */
final class Pings {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Document document;
    private final LabPlace place;
    private final Running running;
    private final Notes notes;
    private final Supplier<Credentials> credentials;
    private final Runnable finished;

    /** @param finished called when something has ended after which the whole kernel is to be read again */
    Pings(
            Document document,
            LabPlace place,
            Running running,
            Notes notes,
            Supplier<Credentials> credentials,
            Runnable finished) {
        this.document = document;
        this.place = place;
        this.running = running;
        this.notes = notes;
        this.credentials = credentials;
        this.finished = finished;
    }

    /** Pings once, or connects once, from a node to another node or an address; the answer is heard. */
    void ping(String from, String to, Probe probe, Consumer<PingResult> heard) {
        Topology topology = document.now();
        running.start(
                () -> {
                    String address = PingAddress.resolve(topology, from, to);
                    Target at = place.deployed(topology.name(), credentials.get());
                    CommandResult result = at.execute(
                            topology.name(), PingAddress.namespace(topology, from), command(probe, address), LONGEST);
                    return new PingResult(
                            from, to, address, result.succeeded(), (result.stdout() + result.stderr()).strip());
                },
                result -> {
                    heard.accept(result);
                    notes.say(!result.answered(), probe + " " + from + " → " + result.address() + "\n" + result.output());
                },
                () -> {},
                finished);
    }

    private static List<String> command(Probe probe, String address) {
        return probe.protocol() == Protocol.TCP
                // The words after the script are its parameters: no shell reads them.
                ? List.of("timeout", "3", "bash", "-c", "exec 3<>\"/dev/tcp/$0/$1\"", address, String.valueOf(probe.port()))
                // Sent again until it is answered: a link that came up a moment ago takes nothing for up to a second.
                : List.of("ping", "-n", "-c", "1", "-w", "3", address);
    }
}
