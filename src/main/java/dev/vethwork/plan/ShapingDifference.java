package dev.vethwork.plan;

import dev.vethwork.state.Interface;
import dev.vethwork.state.Interface.Queue;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How slow, far and lossy a cable is made: the queue at each of its ends. */
final class ShapingDifference {
    private ShapingDifference() {}

    static void find(Comparison comparison, Drafts drafts) {
        comparison.forEachWanted((place, device) -> {
            if (device.kind() == Interface.Kind.VETH) {
                want(comparison, drafts, place, device.shaping());
            }
        });
    }

    private static void want(Comparison comparison, Drafts drafts, Place place, Queue wanted) {
        Optional<Interface> there = comparison.staying(place);
        Queue now = there.map(Interface::shaping).orElse(Queue.NONE);
        if (same(wanted, now) || there.filter(i -> !comparison.isOurs(place, i)).isPresent()) {
            return;
        }
        String id = place.namespace() + "/shaping/" + place.name();
        boolean fresh = now.equals(Queue.NONE);
        if (wanted.equals(Queue.NONE)) {
            drafts.delete(Stage.DELETE_SHAPING, id)
                    .on(place.namespace(), comparison.element(place))
                    .run(delete(place))
                    .undo(words(place, "add", now))
                    .because(Say.of("shaping.delete", place.name()));
            return;
        }
        (fresh ? drafts.create(Stage.SHAPING, id) : drafts.change(Stage.SHAPING, id))
                .on(place.namespace(), comparison.element(place))
                .run(words(place, fresh ? "add" : "replace", wanted))
                .undo(there.isEmpty() ? List.of() : fresh ? delete(place) : words(place, "replace", now))
                .because(reason(place, wanted));
    }

    private static boolean same(Queue one, Queue other) {
        return Amount.same(one.rate(), other.rate())
                && Amount.same(one.delay(), other.delay())
                && Amount.same(one.loss(), other.loss());
    }

    private static List<String> words(Place place, String verb, Queue queue) {
        List<String> words = new ArrayList<>(List.of("qdisc", verb, "dev", place.name(), "root"));
        if (queue.delay() == null && queue.loss() == null) {
            words.add("tbf");
            option(words, "rate", queue.rate());
            words.addAll(List.of("burst", "32kbit", "latency", "400ms"));
        } else {
            words.add("netem");
            option(words, "delay", queue.delay());
            option(words, "loss", queue.loss());
            option(words, "rate", queue.rate());
        }
        return Argv.tc(place.namespace(), words);
    }

    private static void option(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }

    private static List<String> delete(Place place) {
        return Argv.tc(place.namespace(), List.of("qdisc", "del", "dev", place.name(), "root"));
    }

    private static Phrase reason(Place place, Queue queue) {
        List<Phrase> ways = new ArrayList<>();
        if (queue.rate() != null) {
            ways.add(Say.of("shaping.rate", queue.rate()));
        }
        if (queue.delay() != null) {
            ways.add(Say.of("shaping.delay", queue.delay()));
        }
        if (queue.loss() != null) {
            ways.add(Say.of("shaping.loss", queue.loss()));
        }
        return Say.of("shaping", place.name(), ways);
    }
}
