package dev.vethwork.plan.planner;

import dev.vethwork.plan.Draft;
import dev.vethwork.plan.Step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts steps in order: each after those that it waits for, otherwise by phase and name, so always the same.
 *
 * <p>Kahn's algorithm over the steps' ranks (Communications of the ACM 5, 1962, p. 558). A plan is made anew with every
 * edit: who waits for whom is looked up once for each step, however often the others change.
 */
public final class Order {
    private static final Comparator<Slot> BY_STAGE_AND_NAME = Slot::compare;

    private static final int WORN = 1_000;

    /** A name that steps wait for, and the step that has it, if any. */
    private static final class Name {
        private @Nullable Slot holder;
    }

    /** A step's place. */
    private static final class Slot {
        private final Draft draft;
        private final Name name;
        private final Name[] before;
        private int rank;

        Slot(Draft draft, Name name, Name[] before) {
            this.draft = draft;
            this.name = name;
            this.before = before;
        }

        /** By hand: what an interface makes of functions no cache of classes keeps, which costs every command. */
        static int compare(Slot one, Slot other) {
            int stages = one.draft.stage().compareTo(other.draft.stage());
            return stages != 0 ? stages : one.draft.id().compareTo(other.draft.id());
        }
    }

    private final Map<String, Name> names = new HashMap<>();
    private List<Slot> sorted = new ArrayList<>();

    public Order(List<Draft> drafts) {
        replace(gone -> false, drafts);
    }

    /** Takes some steps out and puts others in. */
    public void replace(Predicate<Draft> gone, List<Draft> come) {
        List<Slot> kept = new ArrayList<>(sorted.size() + come.size());
        for (Slot slot : sorted) {
            if (!gone.test(slot.draft)) {
                kept.add(slot);
            } else if (slot.name.holder == slot) {
                slot.name.holder = null;
            }
        }
        List<Slot> fresh = new ArrayList<>(come.size());
        come.forEach(draft -> fresh.add(slot(draft)));
        fresh.sort(BY_STAGE_AND_NAME);
        sorted = merged(kept, fresh);
    }

    /** Whether names of steps that are gone have become most of what is remembered. */
    public boolean isWorn() {
        return names.size() > WORN + 4 * sorted.size();
    }

    private Slot slot(Draft draft) {
        Name[] before = draft.after().stream().map(this::name).toArray(Name[]::new);
        Slot slot = new Slot(draft, name(draft.id()), before);
        slot.name.holder = slot;
        return slot;
    }

    private Name name(String id) {
        return names.computeIfAbsent(id, i -> new Name());
    }

    /** Mostly a few among many. */
    private static List<Slot> merged(List<Slot> many, List<Slot> few) {
        List<Slot> all = new ArrayList<>(many.size() + few.size());
        int from = 0;
        for (Slot slot : few) {
            int found = Collections.binarySearch(many.subList(from, many.size()), slot, BY_STAGE_AND_NAME);
            int to = from + (found < 0 ? -found - 1 : found);
            all.addAll(many.subList(from, to));
            all.add(slot);
            from = to;
        }
        all.addAll(many.subList(from, many.size()));
        return all;
    }

    public List<Step> steps() {
        int size = sorted.size();
        for (int rank = 0; rank < size; rank++) {
            sorted.get(rank).rank = rank;
        }
        int[][] before = new int[size][];
        int[] ends = new int[size + 1];
        for (Slot slot : sorted) {
            before[slot.rank] = ranksBefore(slot);
            for (int first : before[slot.rank]) {
                ends[first + 1]++;
            }
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        return new Run(before, followers(before, ends), ends).steps();
    }

    /** Those that are in the plan. */
    private static int[] ranksBefore(Slot slot) {
        int[] ranks = new int[slot.before.length];
        int count = 0;
        for (Name name : slot.before) {
            if (name.holder != null && name.holder != slot) {
                ranks[count++] = name.holder.rank;
            }
        }
        return Arrays.copyOf(ranks, count);
    }

    /** One after another, for each rank those who wait for it: up to its end, from that of the rank before. */
    private static int[] followers(int[][] before, int[] ends) {
        int[] next = ends.clone();
        int[] followers = new int[ends[ends.length - 1]];
        for (int rank = 0; rank < before.length; rank++) {
            for (int first : before[rank]) {
                followers[next[first]++] = rank;
            }
        }
        return followers;
    }

    /** One way through them all. */
    private final class Run {
        private final int[][] before;
        private final int[] followers;
        private final int[] starts;
        private final int[] missing;
        private final BitSet waiting = new BitSet();
        private final BitSet ready = new BitSet();

        Run(int[][] before, int[] followers, int[] starts) {
            this.before = before;
            this.followers = followers;
            this.starts = starts;
            this.missing = new int[before.length];
            for (int rank = 0; rank < before.length; rank++) {
                missing[rank] = before[rank].length;
                (missing[rank] == 0 ? ready : waiting).set(rank);
            }
        }

        public List<Step> steps() {
            List<Step> steps = new ArrayList<>(before.length);
            int lowest = 0;
            while (steps.size() < before.length) {
                int next = ready.nextSetBit(lowest);
                if (next < 0) {
                    next = inACircle();
                }
                ready.clear(next);
                waiting.clear(next);
                steps.add(sorted.get(next).draft.step());
                lowest = next;
                for (int i = starts[next]; i < starts[next + 1]; i++) {
                    int follower = followers[i];
                    if (--missing[follower] == 0 && waiting.get(follower)) {
                        waiting.clear(follower);
                        ready.set(follower);
                        lowest = Math.min(lowest, follower);
                    }
                }
            }
            return steps;
        }

        /**
         * A step that waits for itself in the end: only routes that reach their gateways through each other make a circle,
         * and no order can help them.
         */
        private int inACircle() {
            BitSet seen = new BitSet();
            int rank = waiting.nextSetBit(0);
            while (!seen.get(rank)) {
                seen.set(rank);
                rank = Arrays.stream(before[rank]).filter(waiting::get).findFirst().orElseThrow();
            }
            return rank;
        }
    }
}
