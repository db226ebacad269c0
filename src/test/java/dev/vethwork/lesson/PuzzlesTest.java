package dev.vethwork.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Probe;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lesson.puzzle.Level;
import dev.vethwork.lesson.puzzle.Puzzle;
import dev.vethwork.lesson.puzzle.Puzzles;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever mends a broken lab by following the explanation alone gets an answer from the kernel. */
@NeedsSandbox
class PuzzlesTest {
    private static final List<String> SAMPLES = List.of(
            "02-bridge", "05-outside-with-nat", "06-default-route", "09-router-chain", "10-dual-stack");
    private static final int MOST_FIXES = 5;

    @TempDir
    Path home;

    private static Topology sample(long seed) throws Exception {
        String name = SAMPLES.get((int) (seed % SAMPLES.size()));
        return TopologyFormat.read(Path.of("sample-topologies", name + ".vethwork.json"));
    }

    @Test
    void theSameSeedMakesTheSameMistakeAndOthersMakeOthers() throws Exception {
        Topology sound = sample(2);
        assertThat(Puzzles.sow(sound, 7, Level.ROUTES).broken())
                .isEqualTo(Puzzles.sow(sound, 7, Level.ROUTES).broken())
                .isNotEqualTo(sound);
        Set<Topology> different = new java.util.HashSet<>();
        for (long seed = 0; seed < 8; seed++) {
            different.add(Puzzles.sow(sound, seed, Level.LINKS).broken());
        }
        assertThat(different).hasSizeGreaterThan(3);
    }

    @Test
    void threeBrokenLabsAreMendedByFollowingTheExplanation() throws Exception {
        mend(0, 3);
    }

    @Tag("long")
    @Test
    void thirtyBrokenLabsAreMendedByFollowingTheExplanation() throws Exception {
        mend(100, 30);
    }

    private void mend(long first, int many) throws Exception {
        List<String> wrong = new ArrayList<>();
        int made = 0;
        Labs labs = new Labs(new LocalTargets(home.resolve("labs")), new Approval(home));
        for (long seed = first; made < many; seed++) {
            Level level = Level.of((int) (seed % 3) + 1);
            Puzzle puzzle;
            try {
                puzzle = Puzzles.sow(sample(seed), seed, level);
            } catch (LabException e) {
                assertThat(e).hasMessageContaining("no mistake of level");
                continue;
            }
            made++;
            mend(labs, puzzle, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void mend(Labs labs, Puzzle puzzle, List<String> wrong) throws LabException {
        Caller caller = Caller.silent().withConfirmation(question -> true);
        String lab = puzzle.sound().name();
        String what = lab + " seed " + puzzle.seed() + " level " + puzzle.level() + ": " + puzzle.answer().cause() + ": ";
        Drawing drawing = Drawing.unsaved(puzzle.sound());
        try (LabConnection connection = labs.connect()) {
            try {
                connection.deploy(drawing, null, Set.of(), caller);
                if (!answers(connection, puzzle, puzzle.sound(), caller)) {
                    wrong.add(what + "did not work before");
                }
                Topology now = puzzle.broken();
                connection.deploy(new Drawing(now, drawing.document()), null, Set.of(), caller);
                if (answers(connection, puzzle, now, caller)) {
                    wrong.add(what + "is not broken");
                }
                Explanation why = explain(connection, puzzle, now, caller);
                if (why.cause() != puzzle.answer().cause()) {
                    wrong.add(what + "the running lab is explained by " + why.cause());
                }
                for (int i = 0; i < MOST_FIXES && !why.reachable() && !why.fixes().isEmpty(); i++) {
                    now = why.fixes().getFirst().edit().apply(now);
                    connection.deploy(new Drawing(now, drawing.document()), null, Set.of(), caller);
                    why = explain(connection, puzzle, now, caller);
                }
                if (!answers(connection, puzzle, now, caller)) {
                    wrong.add(what + "not mended: " + why.message());
                }
            } finally {
                connection.destroy(lab, caller);
            }
        }
    }

    private static Explanation explain(LabConnection connection, Puzzle puzzle, Topology now, Caller caller)
            throws LabException {
        DeployedLab seen = connection.observe(now.name(), now, caller);
        return Explanations.explain(now, seen.state(), puzzle.from(), puzzle.address(), Probe.PING);
    }

    private static boolean answers(LabConnection connection, Puzzle puzzle, Topology now, Caller caller)
            throws LabException {
        DeployedLab seen = connection.observe(now.name(), now, caller);
        boolean answered = false;
        // Twice: what came up a moment ago may not be heard of yet.
        for (int i = 0; i < 2 && !answered; i++) {
            answered = connection.nodes().ping(seen, puzzle.from(), puzzle.address(), Probe.PING, 1, caller).answered();
        }
        return answered;
    }
}
