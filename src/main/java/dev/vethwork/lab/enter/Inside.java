package dev.vethwork.lab.enter;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The way to beside a process that runs in a node. */
public final class Inside {
    private Inside() {}

    /** The words that bring a command to where a process of the namespace is. @param enter those that bring it into the namespace */
    public static List<String> process(List<String> enter, long pid) {
        List<String> words = new ArrayList<>(enter);
        words.addAll(List.of("nsenter", "-t", Long.toString(pid), "-n", "-m", "-p"));
        return List.copyOf(words);
    }

    public static long service(DeployedLab lab, String namespace, String node, String service) throws LabException {
        List<ProcessEntry> running =
                lab.state().namespace(namespace).map(NamespaceState::processes).orElse(List.of()).stream()
                        .filter(p -> p.service() != null)
                        .toList();
        return running.stream()
                .filter(p -> service.equals(p.service()))
                .mapToLong(ProcessEntry::pid)
                .findFirst()
                .orElseThrow(() -> new LabException(
                        Exit.USAGE,
                        LabMessages.of("noService", node, service).text(),
                        running.isEmpty()
                                ? LabMessages.of("noService.none").text()
                                : LabMessages.of("noService.remedy", names(running)).text(),
                        "",
                        null));
    }

    private static String names(List<ProcessEntry> running) {
        return running.stream().map(ProcessEntry::service).map(Objects::requireNonNull).collect(Collectors.joining(", "));
    }
}
