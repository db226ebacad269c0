package dev.vethwork.engine;

import dev.vethwork.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Something of somebody else's is in the way of a plan, of which nothing has run. */
public final class ConflictException extends TargetException {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> adoptable;

    public ConflictException(List<Plan.Conflict> conflicts) {
        super(
                Kind.CONFLICT,
                conflicts.getFirst().message().text(),
                conflicts.getFirst().remedy().text(),
                conflicts.getFirst().element(),
                "",
                null);
        Set<String> names = new TreeSet<>();
        conflicts.forEach(conflict -> names.add(conflict.adoptable()));
        this.adoptable = names.contains("") ? Set.of() : Set.copyOf(names);
    }

    /** The namespaces to adopt ({@link dev.vethwork.plan.Compiled#adopting}) for it to run; empty where that is not enough. */
    public Set<String> adoptable() {
        return adoptable;
    }
}
