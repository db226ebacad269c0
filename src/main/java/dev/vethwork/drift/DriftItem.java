package dev.vethwork.drift;

import dev.vethwork.edit.Edit;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody changed by hand.
 *
 * @param id the same for the same difference, whenever it is found
 * @param element the drawn element: a node's name or an end {@code red:veth-red}
 * @param what what is different, one sentence
 * @param steps those that put it back, in order
 * @param take the edit that draws it as the kernel has it; null where that cannot be drawn
 */
public record DriftItem(
        String id, Kind kind, String element, Phrase what, List<Step> steps, @Nullable Edit take) {
    /** What kind of thing it is about. */
    public enum Kind {
        NAMESPACE,
        BRIDGE,
        CABLE,
        INTERFACE,
        ADDRESSES,
        SETTING,
        PLUG,
        SHAPING,
        ROUTE,
        ROUTING_RULE,
        NEIGHBOR,
        PROXY,
        RESOLVER,
        SYSCTL,
        RULES,
        SERVICE
    }

    public DriftItem {
        steps = List.copyOf(steps);
    }

    /** The service that ended, and that putting this back starts; empty for anything else. */
    public Optional<ServiceOperation.Start> ended() {
        return steps.stream()
                .flatMap(s -> s.operation() instanceof ServiceOperation.Start start ? Stream.of(start) : Stream.empty())
                .findFirst();
    }

    /** The same, with the last line that its service wrote. */
    public DriftItem saying(String words) {
        return words.isEmpty() ? this : new DriftItem(id, kind, element, DriftMessages.said(what, words), steps, take);
    }

    /** Whether a step of a plan is one of those that put this back. */
    public boolean putsBack(Step step) {
        return steps.stream().anyMatch(s -> s.id().equals(step.id()));
    }
}
