package dev.vethwork.lesson.check;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;

/**
 * The sockets of a node that wait for somebody.
 *
 * @param places as {@code ss} prints them: {@code 0.0.0.0:80}, {@code [::1]:80}
 */
record ListeningSockets(List<String> places) {
    ListeningSockets {
        places = List.copyOf(places);
    }

    static ListeningSockets of(RunningLab lab, String node, Protocol protocol) throws LabException {
        CommandResult sockets = lab.run(node, List.of("ss", "-H", "-l", "-n", protocol == Protocol.UDP ? "-u" : "-t"));
        return new ListeningSockets(sockets.stdout()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 3)
                .map(words -> words[3])
                .distinct()
                .toList());
    }

    boolean has(int port) {
        return places.stream().anyMatch(place -> place.endsWith(":" + port));
    }

    /** Those that nobody but the node itself reaches. */
    List<String> onlyInside() {
        return places.stream().filter(place -> place.startsWith("127.") || place.startsWith("[::1]")).toList();
    }
}
