package dev.vethwork.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts steps in order: each after those that it waits for, otherwise by phase and name, so always the same.
 *
 * <p>Kahn's algorithm over the steps' ranks (Communications of the ACM 5, 1962, p. 558). A plan is made anew with every
 * edit, and a general graph took half of its time.
 */
final class Order {
    private static final Comparator<Draft> BY_STAGE_AND_NAME =
            Comparator.comparing(Draft::stage).thenComparing(Draft::id);
    private static final int[] NONE = {};

    private final List<Draft> sorted;
    /** By rank, the ranks of the steps that it waits for. */
    private final int[][] before;

    private final int[][] followers;
    private final int[] missing;
    private final BitSet waiting = new BitSet();
    private final BitSet ready = new BitSet();

    private Order(List<Draft> drafts) {
        this.sorted = drafts.stream().sorted(BY_STAGE_AND_NAME).toList();
        this.before = new int[sorted.size()][];
        this.followers = new int[sorted.size()][];
        this.missing = new int[sorted.size()];
        Map<String, Integer> ranks = HashMap.newHashMap(sorted.size());
        for (int rank = 0; rank < before.length; rank++) {
            ranks.put(sorted.get(rank).id(), rank);
        }
        link(ranks);
    }

    static List<Step> of(List<Draft> drafts) {
        return new Order(drafts).steps();
    }

    private void link(Map<String, Integer> ranks) {
        int[] counts = new int[before.length];
        for (int rank = 0; rank < before.length; rank++) {
            int self = rank;
            before[rank] = sorted.get(rank).after().stream()
                    .map(ranks::get)
                    .filter(first -> first != null && first != self)
                    .mapToInt(Integer::intValue)
                    .distinct()
                    .toArray();
            for (int first : before[rank]) {
                counts[first]++;
            }
        }
        Arrays.setAll(followers, rank -> counts[rank] == 0 ? NONE : new int[counts[rank]]);
        for (int rank = 0; rank < before.length; rank++) {
            missing[rank] = before[rank].length;
            (missing[rank] == 0 ? ready : waiting).set(rank);
            for (int first : before[rank]) {
                followers[first][--counts[first]] = rank;
            }
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>(sorted.size());
        while (steps.size() < sorted.size()) {
            int next = ready.isEmpty() ? inACircle() : ready.nextSetBit(0);
            ready.clear(next);
            waiting.clear(next);
            steps.add(sorted.get(next).step());
            for (int follower : followers[next]) {
                if (--missing[follower] == 0 && waiting.get(follower)) {
                    waiting.clear(follower);
                    ready.set(follower);
                }
            }
        }
        return steps;
    }

    /**
     * A step that waits for itself in the end: only routes that reach their gateways through each other make a circle, and
     * no order can help them.
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
