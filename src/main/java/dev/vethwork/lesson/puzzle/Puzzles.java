package dev.vethwork.lesson.puzzle;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.explain.answer.Explanations.Pair;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes one mistake in a drawing that works: one that the walk finds, and that its first ways out mend. */
public final class Puzzles {
    /** In a large drawing these are enough to find a pair. */
    private static final int MOST_NODES = 20;

    private static final int MOST_PAIRS = 60;
    private static final int MOST_FIXES = 5;

    /** Ways of one kind of mistake that are tried before another is. */
    private static final int MOST_WAYS = 8;

    private final Topology sound;
    private final long seed;
    private final Random random;

    private Puzzles(Topology sound, long seed) {
        this.sound = sound;
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** The same for the same seed. @throws LabException if nothing of this level can be broken */
    public static Puzzle sow(Topology sound, long seed, Level level) throws LabException {
        return new Puzzles(sound, seed).sow(level);
    }

    private Puzzle sow(Level level) throws LabException {
        List<Pair> working = working();
        if (working.isEmpty()) {
            throw LessonMessages.usage("puzzle.nothing", sound.name());
        }
        List<Fault> faults = new ArrayList<>(Arrays.stream(Fault.values())
                .filter(f -> f.level() == level)
                .toList());
        Collections.shuffle(faults, random);
        for (Fault fault : faults) {
            List<Topology> ways = new ArrayList<>(fault.in(sound));
            Collections.shuffle(ways, random);
            for (Topology broken : ways.subList(0, Math.min(ways.size(), MOST_WAYS))) {
                Optional<Puzzle> puzzle = puzzle(broken, working, level);
                if (puzzle.isPresent()) {
                    return puzzle.get();
                }
            }
        }
        throw LessonMessages.usage("puzzle.none", sound.name(), level.number());
    }

    private List<Pair> working() {
        List<String> nodes = new ArrayList<>(Explanations.speaking(sound));
        Collections.shuffle(nodes, random);
        List<Pair> pairs = new ArrayList<>(
                Explanations.all(sound, Probe.PING, nodes.subList(0, Math.min(nodes.size(), MOST_NODES))).stream()
                        .filter(Pair::reachable)
                        .toList());
        Collections.shuffle(pairs, random);
        return pairs.subList(0, Math.min(pairs.size(), MOST_PAIRS));
    }

    private Optional<Puzzle> puzzle(Topology broken, List<Pair> working, Level level) {
        if (Lint.check(broken, Ground.UNKNOWN).stream().anyMatch(Finding::blocking)) {
            return Optional.empty();
        }
        for (Pair pair : working) {
            Explanation why = Explanations.explain(broken, pair.from(), pair.address(), Probe.PING);
            if (!why.reachable() && mends(broken, pair, why)) {
                return Optional.of(
                        new Puzzle(sound, broken, seed, level, pair.from(), pair.to(), pair.address(), why));
            }
        }
        return Optional.empty();
    }

    /** Whether taking the first way out, again and again, leads to an answer. */
    private static boolean mends(Topology broken, Pair pair, Explanation first) {
        Topology lab = broken;
        Explanation why = first;
        for (int i = 0; i < MOST_FIXES && !why.reachable() && !why.fixes().isEmpty(); i++) {
            lab = why.fixes().getFirst().edit().apply(lab);
            why = Explanations.explain(lab, pair.from(), pair.address(), Probe.PING);
        }
        return why.reachable();
    }
}
