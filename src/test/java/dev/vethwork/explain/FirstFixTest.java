package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.explain.KernelProbes.Question;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.Addresses;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does the first thing that an explanation offers, and again, gets an answer from the kernel in the end. */
@NeedsSandbox
class FirstFixTest {
    private static final int MOST_FIXES = 5;
    private static final int PAIRS_OF_A_LAB = 2;

    @TempDir
    Path home;

    private int mended;
    private final Map<Cause, Integer> unmendable = new EnumMap<>(Cause.class);

    @Test
    void theFirstFixRepeatedEndsInAnAnswer() throws Exception {
        check(Long.getLong("vethwork.seed", 500), 6);
    }

    @Tag("long")
    @Test
    void theFirstFixRepeatedEndsInAnAnswerInManyLabs() throws Exception {
        check(Long.getLong("vethwork.seed", 600), Integer.getInteger("vethwork.labs", 100));
    }

    /** They are guessed from command lines in the walk: here they have to answer. */
    @Test
    void theServersThatFixesStartAnswer() throws Exception {
        Topology lab = Topology.empty("served")
                .withNode(Namespace.of("red"))
                .withNode(Namespace.of("blue"))
                .withCable(Cable.of(
                        CableEnd.of("red", "eth0", "10.0.0.1/24", "fd00::1/64"),
                        CableEnd.of("blue", "eth0", "10.0.0.2/24", "fd00::2/64")));
        List<Question> questions = List.of(
                new Question("red", Addresses.parse("10.0.0.2"), Probe.udp(53)),
                new Question("red", Addresses.parse("10.0.0.2"), Probe.tcp(8080)),
                new Question("red", Addresses.parse("fd00::2"), Probe.udp(54)),
                new Question("red", Addresses.parse("fd00::2"), Probe.tcp(8081)));
        for (Question question : questions) {
            lab = Explanations.explain(lab, "red", Addresses.text(question.to()), question.probe())
                    .fixes()
                    .getFirst()
                    .edit()
                    .apply(lab);
        }
        try (Target target = open(lab.name())) {
            try {
                target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
                KernelProbes probes = new KernelProbes(target, lab.name());
                // Servers take a moment to start.
                Eventually.holds(
                        () -> assertThat(probes.ask(questions, 1, 1).cardinality()).isEqualTo(questions.size()));
            } finally {
                target.apply(Judgement.nothing(lab), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private void check(long seed, int labs) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (long s = seed; s < seed + labs; s++) {
            Topology lab = RandomLab.of("mended" + s, s, false);
            if (Mistakes.refused(lab) == 0) {
                mend(lab, wrong, s);
            }
        }
        System.out.printf("%d pairs mended, not mendable by an edit: %s%n", mended, unmendable);
        assertThat(wrong).isEmpty();
    }

    private void mend(Topology lab, List<String> wrong, long seed) throws Exception {
        Map<Cause, Explanations.Pair> stopped = new EnumMap<>(Cause.class);
        Explanations.all(lab, Probe.PING).stream()
                .filter(p -> !p.reachable())
                .forEach(p -> stopped.putIfAbsent(p.cause(), p));
        for (Explanations.Pair pair : stopped.values().stream().limit(PAIRS_OF_A_LAB).toList()) {
            try (Target target = open(lab.name())) {
                try {
                    mend(target, lab, pair, wrong, seed);
                } finally {
                    target.apply(Judgement.nothing(lab), RunListener.SILENT, new Cancellation());
                }
            }
        }
    }

    private void mend(Target target, Topology sown, Explanations.Pair pair, List<String> wrong, long seed)
            throws TargetException {
        Topology lab = sown;
        Explanation explanation = Explanations.explain(lab, pair.from(), pair.address(), Probe.PING);
        for (int i = 0; i < MOST_FIXES && !explanation.reachable() && !explanation.fixes().isEmpty(); i++) {
            lab = explanation.fixes().getFirst().edit().apply(lab);
            explanation = Explanations.explain(lab, pair.from(), pair.address(), Probe.PING);
        }
        String what = "seed " + seed + ": " + pair + ": ";
        if (explanation.reachable()) {
            try {
                target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
            } catch (TargetException refused) {
                wrong.add(what + "the kernel refuses what the fixes made: " + refused.getMessage());
                return;
            }
            String from = pair.from().equals("host") ? NetworkState.ROOT : pair.from();
            boolean answered = new KernelProbes(target, lab.name())
                    .answers(new Question(from, Addresses.parse(pair.address()), Probe.PING), true);
            mended++;
            if (!answered) {
                wrong.add(what + "the kernel does not answer after the fixes");
            }
        } else if (explanation.fixes().isEmpty()) {
            unmendable.merge(explanation.cause(), 1, Integer::sum);
        } else {
            wrong.add(what + "still " + explanation.cause() + " after " + MOST_FIXES + " fixes");
        }
    }

    private Target open(String lab) throws Exception {
        return new LocalTargets(home).open(lab, TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE);
    }
}
