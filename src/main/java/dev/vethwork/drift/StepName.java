package dev.vethwork.drift;

import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import java.util.Optional;

/**
 * What a step's id says: {@code red/link/veth-red/up}.
 *
 * @param namespace where the thing is, empty for the root namespace
 * @param kind {@code namespace}, {@code link}, {@code address}, {@code route}, {@code rules}, {@code sysctl}, …
 * @param name of the thing; empty for a namespace
 * @param rest what comes behind, empty for the whole thing
 */
record StepName(String namespace, String kind, String name, String rest, Step step) {
    static StepName of(Step step) {
        String id = step.id();
        int first = id.indexOf('/');
        int second = next(id, first + 1);
        int third = next(id, second + 1);
        return new StepName(
                id.substring(0, first),
                id.substring(first + 1, second),
                id.substring(Math.min(id.length(), second + 1), third),
                id.substring(Math.min(id.length(), third + 1)),
                step);
    }

    private static int next(String id, int from) {
        int at = id.indexOf('/', Math.min(from, id.length()));
        return at < 0 ? id.length() : at;
    }

    boolean isDeletion() {
        return step.action() == Action.DELETE;
    }

    /** The setting of a {@code sysctl} step, whose name may hold slashes. */
    Optional<String> setting() {
        return kind.equals("sysctl")
                ? Optional.of(rest.isEmpty() ? name : name + "/" + rest)
                : Optional.empty();
    }
}
