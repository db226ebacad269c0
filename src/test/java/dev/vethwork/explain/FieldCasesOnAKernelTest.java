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
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.machine.SideBySide;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that people asked about in public: the walk says what their kernel did, and what it offers mends it. */
@NeedsSandbox
class FieldCasesOnAKernelTest {
    private static final int MOST_FIXES = 5;

    @TempDir
    Path home;

    static Stream<String> drawings() {
        String only = System.getProperty("vethwork.field", "");
        return FieldCase.all().stream().map(FieldCase::drawing).distinct().filter(d -> d.matches(".*(" + only + ").*"));
    }

    @SideBySide
    @ParameterizedTest
    @MethodSource("drawings")
    void theWalkSaysWhatTheKernelSaysAndTheFirstFixMendsIt(String name) throws Exception {
        Topology lab = FieldCase.drawing(name);
        List<String> wrong = new ArrayList<>();
        try (Target target =
                new LocalTargets(home).open(lab.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                deploy(target, lab);
                NetworkState observed = target.observe(lab.name());
                List<FieldCase> cases = FieldCase.all().stream().filter(c -> c.drawing().equals(name)).toList();
                for (FieldCase each : cases) {
                    compare(target, lab, observed, each, wrong);
                }
                for (FieldCase each : cases) {
                    mend(target, lab, each, wrong);
                }
            } finally {
                target.apply(Judgement.nothing(lab), RunListener.SILENT, new Cancellation());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void compare(
            Target target, Topology lab, NetworkState observed, FieldCase asked, List<String> wrong)
            throws TargetException {
        boolean answered = answers(target, lab, asked, asked.answered());
        if (answered != asked.answered()) {
            wrong.add(asked + ": the kernel says " + answered);
        }
        Explanation drawn = Explanations.explain(lab, asked.from(), asked.to(), asked.probe());
        Explanation seen = Explanations.explain(lab, observed, asked.from(), asked.to(), asked.probe());
        if (drawn.cause() != asked.cause() || !drawn.message().contains(asked.says())) {
            wrong.add(asked + ": as drawn " + drawn.cause() + ": " + drawn.message());
        }
        if (seen.cause() != asked.cause() || !seen.message().contains(asked.says())) {
            wrong.add(asked + ": as observed " + seen.cause() + ": " + seen.message());
        }
    }

    private static void mend(Target target, Topology lab, FieldCase asked, List<String> wrong) throws TargetException {
        Topology mended = lab;
        Explanation told = Explanations.explain(mended, asked.from(), asked.to(), asked.probe());
        List<String> done = new ArrayList<>();
        for (int i = 0; i < MOST_FIXES && !told.reachable() && !told.fixes().isEmpty(); i++) {
            done.add(told.fixes().getFirst().title());
            mended = told.fixes().getFirst().edit().apply(mended);
            told = Explanations.explain(mended, asked.from(), asked.to(), asked.probe());
        }
        if (done.isEmpty()) {
            if (!told.reachable() && !told.message().contains(Messages.text("explain.noFix"))) {
                wrong.add(asked + ": no fix, and nothing says so: " + told.message());
            }
            return;
        }
        deploy(target, mended);
        // What an edit starts takes a moment until it listens.
        boolean answered = answers(target, mended, asked, told.reachable());
        System.out.println(asked + ": " + done);
        boolean hopeless = !answered && told.message().contains(Messages.text("explain.noFix"));
        if (!hopeless && (!told.reachable() || !answered)) {
            wrong.add(asked + ": after " + done + " the walk says " + told.message() + ", the kernel " + answered);
        }
    }

    private static boolean answers(Target target, Topology lab, FieldCase asked, boolean expected) throws TargetException {
        return new KernelProbes(target, lab.name()).answers(asked.question(), expected);
    }

    private static void deploy(Target target, Topology lab) throws TargetException {
        target.apply(TopologyCompiler.compile(lab, target.traits()), RunListener.SILENT, new Cancellation());
    }
}
