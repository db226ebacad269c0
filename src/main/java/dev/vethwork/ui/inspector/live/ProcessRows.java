package dev.vethwork.ui.inspector.live;

import dev.vethwork.state.NamespaceState;
import java.util.List;

/** Processes, with the number that each has outside and inside. */
final class ProcessRows {
    private ProcessRows() {}

    static List<LiveRow> of(NamespaceState namespace) {
        return namespace.processes().stream()
                .map(p -> LiveRow.of(
                        Long.toString(p.pid()),
                        "",
                        List.of(
                                Long.toString(p.pid()),
                                Long.toString(p.innerPid()),
                                // A shell's script may be a word of it, with lines of its own.
                                p.command().strip().replaceAll("\\s+", " "),
                                Show.text(p.service()))))
                .toList();
    }
}
