package dev.vethwork.lab;

import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Passthrough;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.lab.enter.Inside;
import dev.vethwork.lab.enter.NodeShell;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.net.Names;
import dev.vethwork.net.RemoteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way into nodes of running labs: commands and shells on a terminal of their own. */
public final class NodeDoor {
    /** As shells do, it ends with 127 where there is no such program; ip netns exec would end with 1, as many programs do. */
    private static final List<String> BECOME = List.of("sh", "-c", "exec \"$@\"", "sh");

    /**
     * Says its first word where ssh's own exit code comes back, which is what a broken connection leaves: of one that it shares
     * with others ssh says nothing itself.
     */
    private static final String SAYING = """
            "$@"
            code=$?
            if [ $code -eq 255 ]; then printf '\\n%s\\n' "$0" >&2; fi
            exit $code
            """;

    private final Targets targets;
    private final Labs labs;

    NodeDoor(Targets targets, Labs labs) {
        this.targets = targets;
        this.labs = labs;
    }

    /** Runs a command inside a node on this process's own terminal. @return its exit code */
    public int execOnTerminal(String lab, String node, List<String> argv, Caller caller) throws LabException {
        List<String> command = new ArrayList<>(BECOME);
        command.addAll(argv);
        List<String> enter = enter(lab, node, caller);
        return isFar(lab)
                ? onTerminal(saying(lab, Stream.concat(enter.stream(), command.stream()).toList()))
                : onTerminal(Passthrough.behind(enter, command));
    }

    /**
     * Opens a shell inside a node on this process's own terminal.
     *
     * @param service whose PID namespace is entered as well; null for none
     * @return its exit code
     */
    public int shellOnTerminal(String lab, String node, @Nullable String service, NodeShell shell, Caller caller)
            throws LabException {
        return onTerminal(shell(lab, node, service, shell, caller));
    }

    /**
     * The words of a shell inside a node, to be started on a terminal of its own.
     *
     * @param service whose PID namespace is entered as well; null for none
     */
    public List<String> shell(String lab, String node, @Nullable String service, NodeShell shell, Caller caller)
            throws LabException {
        List<String> enter = service == null ? enter(lab, node, caller) : enterService(lab, node, service, caller);
        return isFar(lab) ? saying(lab, shell.farCommand(enter)) : shell.command(enter);
    }

    /** The same words, which say so should the connection break that they go by. */
    private List<String> saying(String lab, List<String> words) {
        Optional<RemoteKind> machine = targets.find(lab)
                .map(Targets.Deployed::target)
                .filter(RemoteKind.class::isInstance)
                .map(RemoteKind.class::cast);
        if (machine.isEmpty()) {
            return words;
        }
        List<String> saying = new ArrayList<>(
                List.of("sh", "-c", SAYING, LabMessages.of("door.broke", machine.get().machine()).text()));
        saying.addAll(words);
        return saying;
    }

    private boolean isFar(String lab) {
        return targets.find(lab).filter(found -> found.target().isFar()).isPresent();
    }

    private static int onTerminal(List<String> whole) throws LabException {
        try {
            return Passthrough.run(whole);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** Whether a lab runs, and in it a node. @param ofOwn whether it is a namespace of its own */
    public boolean isThere(String lab, String node, boolean ofOwn) {
        // On another machine it takes a connection to tell more; what was in the node has ended with it by itself.
        return ofOwn && !isFar(lab)
                ? targets.enter(lab, node).isPresent()
                : targets.find(lab).filter(found -> found.state() != LabState.DEAD).isPresent();
    }

    /** The words to put before a command that shall run inside a node with a terminal of its own. */
    public List<String> enter(String lab, String node, Caller caller) throws LabException {
        Optional<List<String>> seen = Names.isNode(node) ? targets.enter(lab, node) : Optional.empty();
        if (seen.isPresent()) {
            return seen.get();
        }
        try (LabConnection connection = labs.connect()) {
            return connection.nodes().enter(lab, labs.observe(lab, connection, caller).namespaceOf(node), caller);
        }
    }

    /** The same beside one of the node's services, which may have a PID namespace of its own. */
    public List<String> enterService(String lab, String node, String service, Caller caller) throws LabException {
        try (LabConnection connection = labs.connect()) {
            DeployedLab observed = labs.observe(lab, connection, caller);
            String namespace = observed.namespaceOf(node);
            long pid = Inside.service(observed, namespace, node, service);
            return Inside.process(connection.nodes().enter(lab, namespace, caller), pid);
        }
    }
}
