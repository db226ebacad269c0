package dev.vethwork.engine.observe;

import dev.vethwork.engine.driver.Sections;
import dev.vethwork.engine.read.Processes;
import dev.vethwork.engine.registry.Inodes;
import dev.vethwork.engine.registry.Registry;
import dev.vethwork.plan.ServiceCommand;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the processes of each namespace, and among them the drawn services. */
final class ProcessFinder {
    private ProcessFinder() {}

    static Map<Long, Processes.Entry> table(Sections sections) {
        return Processes.parse(
                sections.text("pids"), sections.text("status"), sections.text("stat"), sections.text("cmdline"));
    }

    /** Puts the processes into the states that were read. */
    static void put(
            SortedMap<String, NamespaceState> states,
            Map<Long, Processes.Entry> table,
            Inodes inodes,
            Registry registry) {
        Map<Long, String> names = new TreeMap<>();
        inodes.byName().forEach((name, identity) -> names.put(identity.inode(), name));
        Map<String, List<ProcessEntry>> found = new TreeMap<>();
        Map<Long, String> services = services(table, registry);
        for (Processes.Entry entry : table.values()) {
            String key = services.get(entry.pid());
            String namespace = key != null && isUplink(key) ? home(key) : names.get(entry.namespace());
            if (namespace == null || !states.containsKey(namespace)) {
                continue;
            }
            found.computeIfAbsent(namespace, n -> new ArrayList<>()).add(process(entry, service(key, namespace), key == null ? null : registry.services().get(key)));
        }
        found.forEach((name, processes) -> states.computeIfPresent(name, (n, state) -> state.withProcesses(processes)));
    }

    /** Services that still run where nobody finds them: somebody took away the name of the namespace that they are in. */
    static List<Long> orphans(Map<Long, Processes.Entry> table, Inodes inodes, Registry registry) {
        List<Long> orphans = new ArrayList<>();
        registry.services().forEach((key, service) -> {
            Processes.Entry running = table.get(service.pid());
            Inodes.Identity home = inodes.byName().get(home(key));
            if (running != null
                    && running.start().equals(service.start())
                    && (home == null || !isUplink(key) && home.inode() != running.namespace())) {
                orphans.add(service.pid());
            }
        });
        return orphans;
    }

    private static String home(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    /** Such a one is in the machine's network, and known by its key alone. */
    private static boolean isUplink(String key) {
        return ProcessEntry.isUplink(key.substring(key.indexOf(' ') + 1));
    }

    private static ProcessEntry process(
            Processes.Entry entry, @Nullable String service, Registry.@Nullable Service started) {
        return new ProcessEntry(
                entry.pid(),
                entry.innerPid(),
                service == null || started == null ? entry.command() : command(entry, started),
                service,
                entry.nested(),
                entry.root(),
                service == null || started == null ? Collections.emptySortedMap() : started.files());
    }

    /** A process that has become another program since is still the service that was started: by its pid and its start. */
    private static String command(Processes.Entry entry, Registry.Service started) {
        boolean known = started.command().isEmpty() || ServiceCommand.isRunBy(started.command(), entry.command());
        return known ? entry.command() : started.command();
    }

    private static @Nullable String service(@Nullable String key, String namespace) {
        return key != null && key.startsWith(namespace + " ") ? key.substring(namespace.length() + 1) : null;
    }

    /**
     * The pid that stands for each service: the process that was started, or, where that only holds a PID namespace for
     * it, its child in there.
     */
    private static Map<Long, String> services(Map<Long, Processes.Entry> table, Registry registry) {
        Map<Long, String> all = new TreeMap<>();
        registry.services().forEach((key, service) -> {
            Processes.Entry started = table.get(service.pid());
            if (started == null || !started.start().equals(service.start())) {
                return;
            }
            long stands = table.values().stream()
                    .filter(e -> e.parent() == started.pid() && e.nested() && !started.nested())
                    .mapToLong(Processes.Entry::pid)
                    .findFirst()
                    .orElse(started.pid());
            all.put(stands, key);
        });
        return all;
    }
}
