package dev.vethwork.lesson.judge;

import dev.vethwork.engine.CommandResult;
import dev.vethwork.explain.Finding;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.patch.TopologyPatch;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.Solution;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.check.Check;
import dev.vethwork.net.BadValue;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Does a lesson from its start to its end by its own solutions, in a sandbox, as its author would before a class does. No
 * step may be met before it is done, each must be met by its solution, and what is graded at the end as well; every check must
 * have failed once. One use each.
 */
public final class LessonTrial {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LabConnection connection;
    private final Lesson lesson;
    private final Caller caller;
    private final String lab = "trial-" + ProcessHandle.current().pid();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Asked> neverFailed = new ArrayList<>();
    private final List<Asked> unsolved = new ArrayList<>();
    private final Set<Check> failed = new HashSet<>();

    public LessonTrial(LabConnection connection, Lesson lesson, Caller caller) {
        this.connection = connection;
        this.lesson = lesson;
        this.caller = caller;
    }

    /** @return what does not hold; empty where all of it does. Nothing is left of the sandbox */
    public List<Finding> run() throws LabException {
        Equipment equipment = connection.grounds().equipment(TargetKind.SANDBOX, lesson.programs());
        Topology start = lesson.start().withName(lab);
        try {
            // An empty drawing is no lab yet.
            if (!start.nodes().isEmpty()) {
                deploy(start);
            }
            Topology drawn = start;
            List<LessonStep> played = new ArrayList<>();
            for (LessonStep step : lesson.steps()) {
                goOn();
                List<String> lacks = step.lacks(equipment);
                if (lacks.isEmpty()) {
                    drawn = play(step, drawn);
                    played.add(step);
                } else {
                    add(step, Finding.Level.INFO, "PASSED_OVER", step.passedOver(lacks), "");
                }
            }
            goOn();
            askOfTheEnd(played, drawn);
            goOn();
            askOfTheStart(start);
        } catch (Stuck e) {
            findings.add(e.finding);
        } finally {
            if (isThere()) {
                // Also after whoever asked for it has given it up.
                connection.destroy(lab, Caller.silent());
            }
        }
        return List.copyOf(findings);
    }

    private void goOn() throws LabException {
        if (caller.cancellation().isCancelled()) {
            throw LessonMessages.usage("trial.interrupted");
        }
    }

    private Topology play(LessonStep step, Topology drawn) throws LabException, Stuck {
        before(step);
        Topology now = drawn;
        try {
            for (Solution solution : step.solutions()) {
                now = switch (solution) {
                    case Solution.Patch patch -> deploy(patched(now, patch));
                    case Solution.Commands(List<List<String>> lines) -> typed(now, lines);
                };
            }
        } catch (LabException e) {
            if (e.exit() == LabException.Exit.NOT_PERMITTED || e.exit() == LabException.Exit.DECLINED) {
                throw e;
            }
            // What comes later builds on it.
            throw new Stuck(finding(step, Finding.Level.ERROR, "SOLUTION_FAILED", String.valueOf(e.getMessage()), e.remedy()), e);
        }
        after(step);
        return now;
    }

    private void before(LessonStep step) throws LabException {
        if (step.checks().isEmpty()) {
            return;
        }
        if (!isThere()) {
            // Without a lab there is nothing that could be so.
            step.checks().forEach(asked -> failed.add(asked.check()));
            return;
        }
        List<Judged> judged = now(step.checks());
        if (judged.stream().allMatch(Judged::met)) {
            add(step, Finding.Level.ERROR, "MET_BEFORE", LessonMessages.text("trial.before"), LessonMessages.text("trial.before.fix"));
        }
        for (Judged each : judged) {
            if (each.met()) {
                neverFailed.add(each.asked());
            } else {
                failed.add(each.asked().check());
            }
        }
    }

    private void after(LessonStep step) throws LabException {
        if (!isThere()) {
            return;
        }
        for (Judged each : new Judge(connection, lab, caller).patiently(step.checks())) {
            if (!each.met()) {
                unsolved.add(each.asked());
                add(
                        step,
                        Finding.Level.ERROR,
                        "UNSOLVED",
                        LessonMessages.text("trial.after", each.asked().check().text(), each.verdict().found()),
                        LessonMessages.text("trial.after.fix"));
            }
        }
        forgetWhatFails();
    }

    /**
     * As those who grade do: whoever has done all of it must have all of the points. They see what is drawn; what a step has
     * broken by hand stays so where the one that mends it was passed over.
     */
    private void askOfTheEnd(List<LessonStep> played, Topology drawn) throws LabException {
        if (played.isEmpty() || !isThere()) {
            return;
        }
        if (played.size() < lesson.steps().size()) {
            deploy(drawn);
        }
        for (LessonStep step : played.subList(0, played.size() - 1)) {
            List<Asked> lasting = step.lasting().stream().filter(asked -> !unsolved.contains(asked)).toList();
            for (Judged each : lasting.isEmpty() ? List.<Judged>of() : new Judge(connection, lab, caller).patiently(lasting)) {
                if (!each.met()) {
                    add(
                            step,
                            Finding.Level.ERROR,
                            "NOT_FINAL",
                            LessonMessages.text("trial.end", each.asked().check().text(), each.verdict().found()),
                            LessonMessages.text("trial.end.fix"));
                }
            }
        }
    }

    /** A check that was met before and after its own step may have failed in another state. */
    private void askOfTheStart(Topology start) throws LabException {
        forgetWhatFails();
        if (!neverFailed.isEmpty()) {
            // An empty drawing is no lab: one room that no lesson speaks of stands for it.
            deploy(start.nodes().isEmpty() ? start.withNode(Namespace.of(lab)) : start);
            forgetWhatFails();
        }
        for (LessonStep step : lesson.steps()) {
            for (Asked asked : step.checks()) {
                if (neverFailed.remove(asked)) {
                    add(
                            step,
                            Finding.Level.WARNING,
                            "NEVER_FAILS",
                            LessonMessages.text("trial.never", asked.check().text()),
                            LessonMessages.text("trial.never.fix"));
                }
            }
        }
    }

    private void forgetWhatFails() throws LabException {
        neverFailed.removeIf(asked -> failed.contains(asked.check()));
        List<Judged> judged = isThere() ? now(List.copyOf(neverFailed)) : List.of();
        judged.stream().filter(each -> !each.met()).map(Judged::asked).forEach(neverFailed::remove);
    }

    private List<Judged> now(List<Asked> checks) throws LabException {
        return checks.isEmpty() ? List.of() : new Judge(connection, lab, caller).now(checks);
    }

    private boolean isThere() throws LabException {
        return connection.find(lab).isPresent();
    }

    private static Topology patched(Topology drawn, Solution.Patch patch) throws LabException {
        try {
            return TopologyPatch.apply(drawn, patch.operations());
        } catch (FormatException | BadValue e) {
            throw LessonMessages.usage("solve.unfit", String.valueOf(e.getMessage()));
        }
    }

    private Topology deploy(Topology drawn) throws LabException {
        connection.deploy(Drawing.in(lesson.file(), drawn), TargetKind.SANDBOX, Set.of(), caller);
        return drawn;
    }

    private Topology typed(Topology drawn, List<List<String>> lines) throws LabException {
        for (List<String> line : lines) {
            CommandResult result = connection.nodes().exec(lab, NetworkState.ROOT, line, LONGEST, caller);
            if (!result.succeeded()) {
                throw LessonMessages.usage("solve.failed", String.join(" ", line), result.stderr().strip());
            }
        }
        return drawn;
    }

    private void add(LessonStep step, Finding.Level level, String code, String message, String fix) {
        findings.add(finding(step, level, code, message, fix));
    }

    private static Finding finding(LessonStep step, Finding.Level level, String code, String message, String fix) {
        return new Finding(level, code, step.number() + ". " + step.title(), message, fix, null, level == Finding.Level.ERROR);
    }

    /** A step that cannot be done at all. */
    private static final class Stuck extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        Stuck(Finding finding, Throwable cause) {
            super(cause);
            this.finding = finding;
        }
    }
}
