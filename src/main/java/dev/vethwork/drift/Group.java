package dev.vethwork.drift;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Step;
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
            case ADDRESSES, SETTING, PLUG, SHAPING -> desired.element(namespace, name);
            default -> steps.getFirst().element();
        };
    }

    /** The steps of one kind, by the second word of their ids. */
    List<StepName> named(String kindOfStep) {
        return steps.stream().map(StepName::of).filter(n -> n.kind().equals(kindOfStep)).toList();
    }
}
