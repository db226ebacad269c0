package dev.vethwork.plan;

import java.util.Set;

/**
 * What a machine has of what may be needed.
 *
 * @param missing what it is known to be without
 * @param programs those that it has, of the ones that were asked for
 */
public record Equipment(Set<KernelPiece> missing, Set<String> programs) {
    public Equipment {
        missing = Set.copyOf(missing);
        programs = Set.copyOf(programs);
    }
}
