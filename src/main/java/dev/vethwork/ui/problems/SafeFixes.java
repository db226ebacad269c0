package dev.vethwork.ui.problems;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.net.BadValue;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The fixes that can only be meant as they are: the others choose between several things that a person may have meant. */
final class SafeFixes {
    private static final Set<String> SAFE = Set.of(
            "NO_PREFIX",
            "HOST_BITS",
            "FORWARDING_OFF",
            "LONG_DASH",
            "LOOPBACK_DOWN",
            "PORT_DOWN",
            "DUPLICATE_MAC",
            "BRIDGE_LOOP",
            "NAME_TOO_LONG",
            "DUPLICATE_ROOT_NAME");

    private SafeFixes() {}

    static List<Edit> among(List<Finding> findings) {
        return findings.stream()
                .filter(f -> SAFE.contains(f.code()))
                .map(Finding::edit)
                .filter(Objects::nonNull)
                .toList();
    }

    /** All of them as one edit; empty where there is none. */
    static Optional<Edit> together(List<Finding> findings) {
        List<Edit> edits = among(findings);
        return edits.isEmpty()
                ? Optional.empty()
                : Optional.of(Edit.of(EditName.of("fixMany", edits.size()), topology -> apply(topology, edits)));
    }

    private static Topology apply(Topology topology, List<Edit> edits) {
        Topology result = topology;
        for (Edit edit : edits) {
            result = attempt(result, edit);
        }
        return result;
    }

    private static Topology attempt(Topology topology, Edit edit) {
        try {
            return edit.apply(topology);
        } catch (BadValue overtaken) {
            // Another fix has changed the same thing: what is still wrong then is found anew.
            return topology;
        }
    }
}
