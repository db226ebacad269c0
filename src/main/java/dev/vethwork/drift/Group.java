package dev.vethwork.drift;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Operation;
import java.util.List;

/**
 * Steps that belong together, since they put the same thing back.
 *
 * @param namespace where it is; empty for the root namespace
 * @param name of the interface, the setting or the service; empty where there is none
 */
record Group(DriftItem.Kind kind, String namespace, String name, List<Step> steps) {
    Group {
        steps = List.copyOf(steps);
    }

    String id() {
        return steps.getFirst().id();
    }

    /** The drawn element: what the first step is for, where that is drawn itself. */
    String element(Compiled desired) {
        return switch (kind) {
            case ADDRESSES, SETTING, PLUG, SHAPING, NEIGHBOR -> desired.element(namespace, name);
            default -> steps.getFirst().element();
        };
    }

    /** What its steps do, as far as it is of this kind. */
    <T extends Operation> List<T> operations(Class<T> kindOfOperation) {
        return steps.stream()
                .map(Step::operation)
                .filter(kindOfOperation::isInstance)
                .map(kindOfOperation::cast)
                .toList();
    }

    boolean has(Class<? extends Operation> kindOfOperation) {
        return !operations(kindOfOperation).isEmpty();
    }
}
