package dev.vethwork.lab.inspect;

import dev.vethwork.drift.DriftItem;
import dev.vethwork.engine.Targets.Deployed;
import java.util.List;
import java.util.OptionalInt;

/**
 * A deployed lab and how it stands to its drawing.
 *
 * @param drift how many steps would make it what its file asks for, or what was deployed where that file is gone; empty
 *     where that cannot be told
 * @param differences from what was deployed
 * @param nodes how many were deployed; empty where that cannot be told
 * @param problem why it could not be read; empty where it could, or where there is nothing to read
 */
public record LabStatus(Deployed lab, OptionalInt drift, List<DriftItem> differences, OptionalInt nodes, String problem) {
    public LabStatus {
        differences = List.copyOf(differences);
    }

    public static LabStatus read(Deployed lab, int drift, List<DriftItem> differences, int nodes) {
        return new LabStatus(lab, OptionalInt.of(drift), differences, OptionalInt.of(nodes), "");
    }

    public static LabStatus unread(Deployed lab, String problem) {
        return new LabStatus(lab, OptionalInt.empty(), List.of(), OptionalInt.empty(), problem);
    }

    /** The file that it belongs to, empty where none. */
    public String file() {
        return lab.document().file().map(Object::toString).orElse("");
    }
}
