package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.plan.Marks;
import dev.vethwork.plan.PlanMessages;
import dev.vethwork.plan.Stage;
import dev.vethwork.plan.TargetTraits;

import dev.vethwork.plan.kind.LinkPlans;
import dev.vethwork.plan.operation.Lose;
import dev.vethwork.plan.operation.Place;
import dev.vethwork.plan.operation.Shape;
import dev.vethwork.plan.operation.Unlose;
import dev.vethwork.plan.operation.Unshape;
import dev.vethwork.state.Interface;
import dev.vethwork.state.Queue;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How slow, far and lossy a cable is made: the queue at each of its ends. */
public final class ShapingDifference {
    private ShapingDifference() {}

    public static void find(Comparison comparison, Drafts drafts) {
        comparison.forEachWanted((place, device) -> {
            if (LinkPlans.of(device).isShaped()) {
                want(comparison, drafts, place, device.shaping());
            }
        });
    }

    private static void want(Comparison comparison, Drafts drafts, Place place, Queue wanted) {
        Optional<Interface> there = comparison.staying(place);
        Queue now = there.map(Interface::shaping).orElse(Queue.NONE);
        if (losesByRule(comparison.traits(), place, wanted, now)) {
            if (there.filter(i -> !comparison.isOurs(place, i)).isEmpty()) {
                lose(comparison, drafts, place, wanted.loss(), now.loss());
            }
            want(comparison, drafts, place, there, wanted.losing(null), now.losing(null));
        } else {
            want(comparison, drafts, place, there, wanted, now);
        }
    }

    /**
     * Whether a rule loses what is lost there, as the kernel has no queue that does. Not on the machine itself: a rule outlives
     * the interface that it is for.
     */
    private static boolean losesByRule(TargetTraits traits, Place place, Queue wanted, Queue now) {
        boolean ruled = !traits.netem() && (traits.rootIsOurs() || !place.isInRoot());
        return ruled && wanted.isRateAndLoss() && now.isRateAndLoss();
    }

    private static void lose(
            Comparison comparison, Drafts drafts, Place place, @Nullable String wanted, @Nullable String now) {
        if (Amount.same(wanted, now)) {
            return;
        }
        String mark = Marks.ofNft(comparison.lab());
        if (wanted == null) {
            drafts.step(Stage.DELETE_SHAPING, new Unlose(place))
                    .on(comparison.element(place))
                    .undo(new Lose(place, Objects.requireNonNull(now), false, mark))
                    .because(PlanMessages.of("loss.delete", place.name()));
            return;
        }
        drafts.step(Stage.SHAPING, new Lose(place, wanted, now != null, mark))
                .on(comparison.element(place))
                .undo(now == null ? new Unlose(place) : new Lose(place, now, true, mark))
                .because(PlanMessages.of("loss.rule", place.name(), wanted));
    }

    private static void want(
            Comparison comparison, Drafts drafts, Place place, Optional<Interface> there, Queue wanted, Queue now) {
        boolean lost = there.filter(i -> isTakenIn(comparison, place, i)).isPresent();
        if ((same(wanted, now) && (!lost || wanted.equals(Queue.NONE))) || there.filter(i -> !comparison.isOurs(place, i)).isPresent()) {
            return;
        }
        boolean fresh = now.equals(Queue.NONE);
        if (wanted.equals(Queue.NONE)) {
            drafts.step(Stage.DELETE_SHAPING, new Unshape(place))
                    .on(comparison.element(place))
                    .undo(new Shape(place, now, false))
                    .because(PlanMessages.of("shaping.delete", place.name()));
            return;
        }
        drafts.step(Stage.SHAPING, new Shape(place, wanted, !fresh))
                .on(comparison.element(place))
                .undo(there.isEmpty() ? null : fresh ? new Unshape(place) : new Shape(place, now, true))
                .because(reason(place, wanted));
    }

    /** Whether an Open vSwitch takes it in, which takes an interface's queue away as it does. */
    private static boolean isTakenIn(Comparison comparison, Place place, Interface there) {
        String bridge = comparison.wanted(place).map(Interface::master).orElse(null);
        if (bridge == null) {
            return false;
        }
        Place at = new Place(place.namespace(), bridge);
        boolean stays = bridge.equals(there.master()) && !comparison.isDoomed(at);
        return !stays
                && comparison.wanted(at).filter(b -> LinkPlans.of(b).plugsByItself()).isPresent();
    }

    private static boolean same(Queue one, Queue other) {
        return Amount.same(one.rate(), other.rate())
                && Amount.same(one.delay(), other.delay())
                && Amount.same(one.jitter(), other.jitter())
                && Amount.same(one.loss(), other.loss())
                && Amount.same(one.duplicate(), other.duplicate())
                && Amount.same(one.corrupt(), other.corrupt())
                && Amount.same(one.reorder(), other.reorder());
    }

    private static Phrase reason(Place place, Queue queue) {
        List<Phrase> ways = new ArrayList<>();
        if (queue.rate() != null) {
            ways.add(PlanMessages.of("shaping.rate", queue.rate()));
        }
        if (queue.delay() != null) {
            ways.add(PlanMessages.of("shaping.delay", queue.delay()));
        }
        if (queue.loss() != null) {
            ways.add(PlanMessages.of("shaping.loss", queue.loss()));
        }
        add(ways, "shaping.jitter", queue.jitter());
        add(ways, "shaping.duplicate", queue.duplicate());
        add(ways, "shaping.corrupt", queue.corrupt());
        add(ways, "shaping.reorder", queue.reorder());
        return PlanMessages.of("shaping", place.name(), ways);
    }

    private static void add(List<Phrase> ways, String key, @Nullable String amount) {
        if (amount != null) {
            ways.add(PlanMessages.of(key, amount));
        }
    }
}
