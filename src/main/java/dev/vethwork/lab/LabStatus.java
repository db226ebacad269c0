package dev.vethwork.lab;

import dev.vethwork.drift.DriftItem;
import java.util.List;
import java.util.OptionalInt;

/**
 * A deployed lab and how it stands to its drawing.
 *
 * @param target {@code sandbox} or {@code host}
 * @param state {@code deployed}, {@code interrupted} or {@code dead}
 * @param file that it was deployed from, empty where none
 * @param drift how many steps would make it what its file asks for, or what was deployed where that file is gone; empty
 *     where that cannot be told
 * @param differences from what was deployed
 */
public record LabStatus(
        String name, String target, String state, String file, OptionalInt drift, List<DriftItem> differences) {
    public LabStatus {
        differences = List.copyOf(differences);
    }
}
