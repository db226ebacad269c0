package dev.vethwork.lesson.check;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import java.util.Locale;

/** {@code listening: { node: blue, port: 80 }}: a socket of it waits there; {@code protocol: udp} for the other kind. */
public record ListeningCheck(String node, Protocol protocol, int port) implements Check {
    @Override
    public boolean isRead() {
        return false;
    }

    @Override
    public String text() {
        return "listening: { node: " + node + ", port: " + port
                + (protocol == Protocol.UDP ? ", protocol: udp }" : " }");
    }

    private String where() {
        return protocol.name().toLowerCase(Locale.ROOT) + "/" + port;
    }

    @Override
    public String expected() {
        return LessonMessages.text("listening.expected", node, where());
    }

    @Override
    public Verdict judge(RunningLab lab) throws LabException {
        CommandResult sockets =
                lab.run(node, List.of("ss", "-H", "-l", "-n", protocol == Protocol.UDP ? "-u" : "-t"));
        List<String> there = sockets.stdout()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 3)
                .map(words -> words[3])
                .distinct()
                .toList();
        return Verdict.of(
                there.stream().anyMatch(address -> address.endsWith(":" + port)),
                LessonMessages.text("listening.found", node, RunningLab.list(there)),
                LessonMessages.text("listening.why", node, where()));
    }
}
