package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.topology.netfilter.Protocol;
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
    public CheckVerdict judge(RunningLab lab) throws LabException {
        ListeningSockets sockets = ListeningSockets.of(lab, node, protocol);
        return CheckVerdict.of(
                sockets.has(port),
                LessonMessages.text("listening.found", node, RunningLab.list(sockets.places())),
                LessonMessages.text("listening.why", node, where()));
    }
}
