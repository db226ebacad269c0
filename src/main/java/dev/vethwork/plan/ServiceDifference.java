package dev.vethwork.plan;

import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.ProcessEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Processes started and stopped. Those of a namespace that goes are ended by the target together with it. */
final class ServiceDifference {
    private ServiceDifference() {}

    static void find(Comparison comparison, Drafts drafts) {
        for (NamespaceState namespace : comparison.wanted()) {
            Set<ProcessEntry> kept = new HashSet<>();
            for (ProcessEntry wanted : namespace.processes()) {
                List<ProcessEntry> running = comparison.before(namespace.name()).processes();
                Optional<ProcessEntry> same =
                        running.stream()
                        .filter(p -> isSame(wanted, p) && runsAsWanted(comparison.traits(), wanted, p))
                        .findFirst();
                same.ifPresent(kept::add);
                if (same.isEmpty()) {
                    start(comparison, drafts, namespace.name(), wanted);
                }
            }
            comparison.before(namespace.name()).processes().stream()
                    .filter(p -> p.service() != null && p.pid() > 0 && !kept.contains(p))
                    .forEach(p -> stop(comparison, drafts, namespace.name(), p));
        }
    }

    private static boolean isSame(ProcessEntry wanted, ProcessEntry running) {
        if (wanted.service() == null
                || !wanted.service().equals(running.service())
                || wanted.pidNamespace() != running.pidNamespace()) {
            return false;
        }
        List<String> words = Words.splitLeniently(wanted.command());
        String line = String.join(" ", words);
        // A script runs under its interpreter, with its path in full.
        return running.command().equals(wanted.command())
                || running.command().equals(line)
                || running.command().endsWith("/" + line)
                || running.command().endsWith(" " + line);
    }

    private static boolean runsAsWanted(TargetTraits traits, ProcessEntry wanted, ProcessEntry running) {
        return traits.user() == null || wanted.root() == running.root();
    }

    private static void start(Comparison comparison, Drafts drafts, String namespace, ProcessEntry wanted) {
        List<String> argv = new ArrayList<>();
        if (wanted.pidNamespace()) {
            argv.addAll(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc"));
        }
        TargetTraits.User user = comparison.traits().user();
        if (user != null && !wanted.root()) {
            argv.addAll(List.of(
                    "setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--init-groups", "--reset-env"));
        }
        argv.addAll(Words.splitLeniently(wanted.command()));
        drafts.create(Stage.SERVICE, namespace + "/service/" + wanted.service())
                .on(namespace, comparison.element(namespace, ""))
                .run(Argv.in(namespace, argv))
                .because(Say.of(
                        (wanted.pidNamespace() ? "service.startFirst" : "service.start")
                                + (namespace.isEmpty() ? "" : "In"),
                        String.valueOf(wanted.service()),
                        Say.who(namespace)));
    }

    private static void stop(Comparison comparison, Drafts drafts, String namespace, ProcessEntry running) {
        drafts.delete(Stage.STOP_SERVICE, namespace + "/service/" + running.service() + "/" + running.pid())
                .on("", comparison.element(namespace, ""))
                .run(List.of("kill", String.valueOf(running.pid())))
                .because(Say.of("service.stop", String.valueOf(running.service())));
    }
}
