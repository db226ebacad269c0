package dev.vethwork.lesson.check;

import dev.vethwork.drift.Drift;
import dev.vethwork.drift.DriftItem;
import dev.vethwork.engine.CommandResult;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.Subject;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lab.inspect.InspectedNode;
import dev.vethwork.lab.inspect.Inspection;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.Prefix;
import dev.vethwork.state.RouteEntry;
import java.time.Duration;
import java.util.List;

/** A running lab as it was read a moment ago, and its kernel, which can be asked more. */
public final class RunningLab {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LabConnection connection;
    private final DeployedLab seen;
    private final Caller caller;

    /** @param seen with the drawing as it was deployed */
    public RunningLab(LabConnection connection, DeployedLab seen, Caller caller) {
        this.connection = connection;
        this.seen = seen;
        this.caller = caller;
    }

    DeployedLab seen() {
        return seen;
    }

    /** Whether there is a node of this name, also one that somebody made by hand. */
    boolean has(String node) {
        return seen.nodeNames().contains(node) || seen.state().namespaces().containsKey(node);
    }

    InspectedNode view(String node) throws LabException {
        return Inspection.view(seen, node);
    }

    CommandResult run(String node, List<String> argv) throws LabException {
        return connection.nodes().exec(seen.lab(), seen.namespaceOf(node), argv, LONGEST, caller);
    }

    Pinged ask(String from, String to, Probe probe) throws LabException {
        return connection.nodes().ping(seen, from, to, probe, 1, caller);
    }

    Explanation explain(String from, String to, Probe probe) throws LabException {
        return new Subject(seen.lab(), seen.topology(), seen.state()).explain(from, to, probe);
    }

    /** Whether it is an address of another node that who asks has as well, and answers itself. @param to a node's name or an address */
    boolean isOwn(String from, String to, String address) throws LabException {
        return seen.nodeNames().contains(to)
                && !seen.namespaceOf(from).equals(seen.namespaceOf(to))
                && seen.addressesOf(from).stream().anyMatch(own -> Addresses.text(own.ip()).equals(address));
    }

    /** In what it differs from the drawing as it was deployed; nothing where that is not known. */
    List<DriftItem> differences() {
        return seen.topology() == null
                ? List.of()
                : Drift.of(seen.topology(), seen.state(), seen.traits()).items();
    }

    /** A table's rows for a sentence, or that it has none. */
    static String list(List<String> rows) {
        return rows.isEmpty() ? LessonMessages.text("none") : String.join("; ", rows);
    }

    static String route(RouteEntry route) {
        StringBuilder text = new StringBuilder(shown(route.to()));
        route.hops().forEach(hop -> {
            if (hop.via() != null) {
                text.append(" via ").append(Addresses.text(hop.via()));
            }
            if (hop.device() != null) {
                text.append(" dev ").append(hop.device());
            }
        });
        return text.toString();
    }

    static String shown(Prefix prefix) {
        return prefix.length() == 0 ? "default" : prefix.shortText();
    }
}
