package dev.vethwork.engine.capture;

import dev.vethwork.engine.Counted;
import dev.vethwork.engine.Counted.Count;
import dev.vethwork.engine.CounterStream;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.agent.Agent;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.DriverTrouble;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.state.NetworkState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counters that the agent reads. */
public final class AgentCounters implements CounterStream {
    private final Pipes pipes;

    private AgentCounters(Pipes pipes) {
        this.pipes = pipes;
    }

    /** @param shell a place's, which is used up with it */
    public static CounterStream start(DriverShell shell) throws TargetException {
        return new AgentCounters(AgentProgram.start(shell, List.of(Agent.COUNTERS)));
    }

    /** The same by a shell alone, where this program itself is not. */
    public static CounterStream startFar(DriverShell shell) throws TargetException {
        Pipes pipes = shell.become(List.of("sh", "-c", AgentScripts.text("counters.sh"), "vethwork-counters"));
        AgentProgram.greet(pipes);
        return new AgentCounters(pipes);
    }

    @Override
    public synchronized Counted read(Collection<String> namespaces) throws TargetException {
        String asked = namespaces.stream()
                .map(name -> name.isEmpty() ? Agent.ROOT : name)
                .collect(Collectors.joining(" ", "", "\n"));
        try {
            pipes.stdin().write(asked.getBytes(StandardCharsets.UTF_8));
            pipes.stdin().flush();
            return answer();
        } catch (IOException e) {
            throw DriverTrouble.lost(e);
        }
    }

    private Counted answer() throws IOException {
        long millis = 0;
        Map<String, Map<String, Count>> all = new HashMap<>();
        Map<String, Count> current = new LinkedHashMap<>();
        for (String line = AgentProgram.line(pipes); !line.equals("end"); line = AgentProgram.line(pipes)) {
            if (line.startsWith("at ")) {
                millis = Long.parseLong(line.substring(3));
            } else if (line.startsWith("in ")) {
                String name = line.substring(3);
                current = new LinkedHashMap<>();
                all.put(name.equals(Agent.ROOT) ? NetworkState.ROOT : name, current);
            } else {
                read(line, current);
            }
        }
        return new Counted(millis, all);
    }

    /** A line of /proc/net/dev: a name, a colon, eight numbers of what came and eight of what went. */
    private static void read(String line, Map<String, Count> into) {
        int colon = line.lastIndexOf(':');
        if (colon < 0) {
            return;
        }
        String[] n = line.substring(colon + 1).strip().split(" +");
        if (n.length >= 12) {
            into.put(
                    line.substring(0, colon).strip(),
                    new Count(
                            Long.parseLong(n[0]),
                            Long.parseLong(n[1]),
                            Long.parseLong(n[2]),
                            Long.parseLong(n[3]),
                            Long.parseLong(n[8]),
                            Long.parseLong(n[9]),
                            Long.parseLong(n[10]),
                            Long.parseLong(n[11])));
        }
    }

    @Override
    public void close() {
        AgentProgram.end(pipes);
    }
}
