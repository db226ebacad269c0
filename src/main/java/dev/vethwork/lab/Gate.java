package dev.vethwork.lab;

import dev.vethwork.explain.Finding;
import dev.vethwork.lab.LabException.Exit;
import dev.vethwork.topology.Bridge;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Segments;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a drawing must pass before it is deployed. */
final class Gate {
    private Gate() {}

    /** Refuses what the kernel would refuse. */
    static void findings(List<Finding> findings) throws LabException {
        List<Finding> blocking = findings.stream().filter(Finding::blocking).toList();
        if (!blocking.isEmpty()) {
            Finding first = blocking.getFirst();
            String more = blocking.size() == 1 ? "" : " (and " + (blocking.size() - 1) + " more)";
            throw new LabException(
                    Exit.FINDINGS, first.element() + ": " + first.message() + more, first.fix(), first.element(), null);
        }
    }

    /** Asks where a deployment may be regretted. */
    static void confirm(Drawing drawing, Confirmation confirmation) throws LabException {
        Topology topology = drawing.topology();
        for (List<Cable> loop : Segments.bridgeLoops(topology)) {
            if (!hasSpanningTree(topology, loop)) {
                String element = loop.getFirst().id();
                ask(confirmation, new Confirmation.Question(
                        element,
                        "the cable " + element + " closes a loop of bridges of which none speaks the spanning tree"
                                + " protocol: a single broadcast would circle in it without end",
                        "deploy it all the same"));
            }
        }
        Optional<StackNode> runs = withServices(topology);
        if (runs.isPresent() && !isOwn(drawing.file())) {
            String node = runs.get().name();
            ask(confirmation, new Confirmation.Question(
                    node,
                    "the file belongs to another user and starts programs of its own choice, "
                            + runs.get().stack().services().getFirst().command() + " in " + node + " to begin with",
                    "start them"));
        }
    }

    private static void ask(Confirmation confirmation, Confirmation.Question question) throws LabException {
        if (!confirmation.confirm(question)) {
            throw new LabException(
                    Exit.NOT_PERMITTED,
                    question.message() + "; this was not confirmed, and nothing was done",
                    "confirm it, with --yes where nobody can be asked",
                    question.element(),
                    null);
        }
    }

    private static boolean hasSpanningTree(Topology topology, List<Cable> loop) {
        return loop.stream()
                .flatMap(c -> c.ends().stream())
                .anyMatch(e -> topology.nodes().get(e.node()) instanceof Bridge b && b.stp());
    }

    private static Optional<StackNode> withServices(Topology topology) {
        return topology.nodes().values().stream()
                .filter(StackNode.class::isInstance)
                .map(StackNode.class::cast)
                .filter(n -> !n.stack().services().isEmpty())
                .findFirst();
    }

    /** Whether nobody but this user, or root, can have written it. What was never saved was drawn just now. */
    private static boolean isOwn(@Nullable Path file) {
        if (file == null) {
            return true;
        }
        try {
            String owner = Files.getOwner(file).getName();
            Set<PosixFilePermission> may = Files.getPosixFilePermissions(file, new LinkOption[0]);
            boolean known = owner.equals("root")
                    || owner.equals(System.getProperty("user.name"))
                    || owner.equals(System.getenv("SUDO_USER"));
            return known && !may.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
