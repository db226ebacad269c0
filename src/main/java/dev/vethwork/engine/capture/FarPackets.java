package dev.vethwork.engine.capture;

import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.agent.Agent;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.driver.Pipes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Packets of another machine, where this program itself is not: Python reads them, or else dumpcap(1). */
public final class FarPackets {
    private static final String DUMPCAP = "vethwork-open";
    private static final String MISSING = "missing";
    private static final String FAILED = "failed ";

    private FarPackets() {}

    /**
     * Returns once what passes is read.
     *
     * @param shell a place's, which is used up with it
     */
    public static PacketStream start(DriverShell shell, List<Tap> taps) throws TargetException {
        List<String> words = new ArrayList<>(List.of(
                "sh", "-c", AgentScripts.text("packets.sh"), "vethwork-packets", AgentScripts.text("packets.py")));
        byNamespace(taps).forEach((namespace, interfaces) -> {
            words.add(namespace.isEmpty() ? Agent.ROOT : namespace);
            words.add(Integer.toString(interfaces.size()));
            words.addAll(interfaces);
        });
        return greet(shell.become(words));
    }

    private static Map<String, List<String>> byNamespace(List<Tap> taps) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (Tap tap : taps) {
            words.computeIfAbsent(tap.namespace(), name -> new ArrayList<>()).addAll(List.of(tap.device(), tap.label()));
        }
        return words;
    }

    /** What reads is known by how it begins to speak. */
    private static PacketStream greet(Pipes pipes) throws TargetException {
        List<String> failures = new ArrayList<>();
        try {
            while (true) {
                String line = AgentProgram.line(pipes);
                switch (line) {
                    case Agent.HELLO -> {
                        return AgentPackets.far(pipes);
                    }
                    case DUMPCAP -> {
                        return new DumpcapPackets(pipes, failures);
                    }
                    case MISSING -> throw Needs.missing(Set.of("dumpcap"));
                    default -> {
                        if (line.startsWith(FAILED)) {
                            failures.add(line.substring(FAILED.length()));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }
}
