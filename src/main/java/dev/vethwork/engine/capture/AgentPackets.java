package dev.vethwork.engine.capture;

import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.agent.Agent;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.packet.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Packets that the agent reads. */
public final class AgentPackets implements PacketStream {
    private final PcapngPackets packets;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Map<String, Long> lost = new HashMap<>();
    private volatile boolean open;

    private AgentPackets(Pipes pipes, boolean far) {
        this.packets = new PcapngPackets(pipes, this::hear, far);
    }

    /** @param shell a place's, which is used up with it */
    public static PacketStream start(DriverShell shell, List<Tap> taps) throws TargetException {
        List<String> words = new ArrayList<>(List.of(Agent.PACKETS));
        for (Tap tap : taps) {
            words.add(tap.namespace().isEmpty() ? Agent.ROOT : tap.namespace());
            words.add(tap.device());
            words.add(tap.label());
        }
        return new AgentPackets(AgentProgram.start(shell, words), false);
    }

    /** Those of a program that speaks as the agent does, and has done so already. */
    static PacketStream far(Pipes pipes) {
        return new AgentPackets(pipes, true);
    }

    private void hear(String said) {
        String[] words = said.split(" ", 3);
        switch (words[0]) {
            case "open" -> open = true;
            case "failed" -> failures.add(words[1] + ": " + (words.length > 2 ? words[2] : ""));
            case "lost" -> hearLost(words[1], Long.parseLong(words[2]));
            default -> throw new IllegalStateException(said);
        }
    }

    private void hearLost(String label, long many) {
        synchronized (lost) {
            lost.put(label, many);
        }
    }

    @Override
    public Optional<Frame> next() throws TargetException {
        return packets.next();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public long lost() {
        synchronized (lost) {
            return lost.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @Override
    public void close() {
        packets.close();
    }
}
