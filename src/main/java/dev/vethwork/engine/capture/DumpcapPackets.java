package dev.vethwork.engine.capture;

import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.agent.Agent;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.engine.driver.Shell;
import dev.vethwork.packet.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Packets that dumpcap(1) reads, where this program itself is not: on another machine. */
public final class DumpcapPackets implements PacketStream {
    private static final String OPEN = "vethwork-open";
    private static final String MISSING = "missing";
    private static final String FAILED = "failed ";

    private final PcapngPackets packets;
    private final List<String> failures;

    private DumpcapPackets(Pipes pipes, List<String> failures) {
        this.packets = new PcapngPackets(pipes, said -> {});
        this.failures = List.copyOf(failures);
    }

    /** @param shell a place's, which is used up with it */
    public static PacketStream start(Shell shell, List<Tap> taps) throws TargetException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", ShellProgram.text("packets.sh"), "vethwork-packets"));
        byNamespace(taps).forEach((namespace, interfaces) -> {
            words.add(namespace.isEmpty() ? Agent.ROOT : namespace);
            words.add(Integer.toString(interfaces.size()));
            words.addAll(interfaces);
        });
        Pipes pipes = shell.become(words);
        List<String> failures = new ArrayList<>();
        try {
            for (String line = AgentProgram.line(pipes); !line.equals(OPEN); line = AgentProgram.line(pipes)) {
                if (line.equals(MISSING)) {
                    throw Needs.missing(Set.of("dumpcap"));
                }
                if (line.startsWith(FAILED)) {
                    failures.add(line.substring(FAILED.length()));
                }
            }
            return new DumpcapPackets(pipes, failures);
        } catch (IOException e) {
            throw Shell.lost(e);
        }
    }

    /** Each interface twice, as dumpcap tells by its filter alone which way a packet goes. */
    private static Map<String, List<String>> byNamespace(List<Tap> taps) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (Tap tap : taps) {
            List<String> interfaces = words.computeIfAbsent(tap.namespace(), name -> new ArrayList<>());
            for (String direction : List.of("inbound", "outbound")) {
                interfaces.addAll(List.of("-i", tap.device(), "--ifname", tap.label(), "-f", direction));
            }
        }
        return words;
    }

    @Override
    public Optional<Frame> next() throws TargetException {
        return packets.next();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public List<String> failures() {
        return failures;
    }

    /** It does not tell before its end. */
    @Override
    public long lost() {
        return 0;
    }

    @Override
    public void close() {
        packets.close();
    }
}
