package dev.vethwork.lesson;

import dev.vethwork.format.patch.PatchOperation;
import java.util.List;

/** A way to do a step, or a part of it. */
public sealed interface Solution {
    /** Commands that are typed on the lab's host, each as its words. */
    record Commands(List<List<String>> lines) implements Solution {
        public Commands {
            lines = List.copyOf(lines);
        }
    }

    /** A patch of the drawing, which is deployed then. */
    record Patch(List<PatchOperation> operations) implements Solution {
        public Patch {
            operations = List.copyOf(operations);
        }
    }
}
