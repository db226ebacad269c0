package dev.vethwork.lesson.grade;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.RunListener;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.lab.Caller;
import dev.vethwork.lab.LabConnection;
import dev.vethwork.lab.Labs;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.grade.Graded.StepGrade;
import dev.vethwork.lesson.judge.Judge;
import dev.vethwork.lesson.judge.Judged;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Grades submissions: each is deployed in a sandbox of its own, asked, and taken away. */
public final class Grader {
    /** Bytes of the largest submission that is read. */
    private static final long LARGEST = 1024 * 1024;

    private static final Duration LONGEST_TO_STOP = Duration.ofSeconds(5);

    /** How soon somebody who stops the grading is heard. */
    private static final Duration OFTEN = Duration.ofMillis(200);

    private final Labs labs;
    private final List<LessonStep> steps;
    private final GradeLimits limits;
    private final Confinement confinement;
    private volatile boolean stopped;

    /** @param steps those that are graded, with the checks that are asked of the end alone */
    public Grader(Labs labs, List<LessonStep> steps, GradeLimits limits) {
        this.labs = labs;
        this.steps = steps.stream().filter(s -> !s.lasting().isEmpty()).toList();
        this.limits = limits;
        this.confinement = new Confinement(limits);
    }

    /** The steps that make points. */
    public List<LessonStep> steps() {
        return steps;
    }

    /** Ends what is being graded, and begins no more; nothing is left of it once {@link #grade} returns. */
    public void stop() {
        stopped = true;
    }

    /** @param jobs how many at once @param told of each as it is done */
    public List<Graded> grade(List<Path> files, int jobs, Consumer<Graded> told) {
        try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
            List<Future<Graded>> running = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                String lab = "grade-" + ProcessHandle.current().pid() + "-" + (i + 1);
                running.add(workers.submit(() -> {
                    Graded graded = grade(file, lab);
                    told.accept(graded);
                    return graded;
                }));
            }
            List<Graded> all = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                all.add(result(running.get(i), files.get(i)));
            }
            return all;
        }
    }

    private static Graded result(Future<Graded> running, Path file) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            return Graded.failed(file, LessonMessages.text("grade.broken", String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Graded.failed(file, LessonMessages.text("grade.interrupted"));
        }
    }

    private Graded grade(Path file, String lab) {
        if (stopped) {
            return Graded.failed(file, LessonMessages.text("grade.interrupted"));
        }
        try {
            return alive(file, confinement.confined(read(file), lab));
        } catch (LabException e) {
            return Graded.failed(file, String.valueOf(e.getMessage()));
        }
    }

    private static Topology read(Path file) throws LabException {
        // It could lead to any file that the teacher may read, and its first words would stand among the reasons.
        if (Files.isSymbolicLink(file)) {
            throw LessonMessages.usage("grade.link");
        }
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw LessonMessages.usage("read.large");
            }
            return TopologyFormat.read(file);
        } catch (FormatException e) {
            FormatException.Problem first = e.problems().getFirst();
            throw LessonMessages.usage("grade.unreadable", first.line(), first.message());
        } catch (NoSuchFileException e) {
            throw LessonMessages.usage("grade.noFile");
        } catch (IOException e) {
            throw LessonMessages.usage(Files.isDirectory(file) ? "grade.folder" : "grade.closed");
        }
    }

    /** In a thread of its own, which is stopped when its time is up; the sandbox ends in any case. */
    private Graded alive(Path file, Topology confined) throws LabException {
        Cancellation cancellation = new Cancellation();
        // Programs are confined, which is all that there would be to agree to.
        Caller caller = new Caller(Credentials.NONE, question -> true, RunListener.SILENT, cancellation);
        try (LabConnection connection = labs.connect()) {
            try {
                return inTime(() -> asked(file, connection, confined, caller), cancellation);
            } catch (TimeoutException e) {
                return Graded.failed(
                        file,
                        stopped
                                ? LessonMessages.text("grade.interrupted")
                                : LessonMessages.text("grade.time", limits.time().toSeconds()));
            } finally {
                takeAway(confined.name());
            }
        }
    }

    private Graded inTime(Callable<Graded> work, Cancellation cancellation) throws LabException, TimeoutException {
        ExecutorService one = Executors.newSingleThreadExecutor();
        Future<Graded> running = one.submit(work);
        try {
            return awaited(running);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LabException known
                    ? known
                    : LessonMessages.usage("grade.broken", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LessonMessages.usage("grade.interrupted");
        } finally {
            cancellation.cancel();
            one.shutdown();
            if (!hasEnded(one)) {
                one.shutdownNow();
                hasEnded(one);
            }
        }
    }

    private Graded awaited(Future<Graded> running) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + limits.time().toNanos();
        while (true) {
            try {
                return running.get(OFTEN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (stopped || System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    /**
     * Waits a little. What is being deployed as its time is up takes itself back where it is not interrupted at that, and would
     * come after it was taken away where nobody waited for it.
     */
    private static boolean hasEnded(ExecutorService one) {
        try {
            return one.awaitTermination(LONGEST_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Graded asked(Path file, LabConnection connection, Topology confined, Caller caller) throws LabException {
        Takeable takeable = Takeable.of(confined);
        connection.deploy(Drawing.unsaved(takeable.drawing()), TargetKind.SANDBOX, Set.of(), caller);
        Judge judge = new Judge(connection, confined.name(), caller);
        List<StepGrade> grades = new ArrayList<>();
        for (LessonStep step : steps) {
            List<Judged> judged = judge.patiently(step.lasting());
            grades.add(new StepGrade(step, judged));
        }
        return new Graded(file, grades, String.join(" ", takeable.leftOut()));
    }

    /** Several times: what is being deployed while its time is up may come after a look, and may be ending as it is taken away. */
    private void takeAway(String lab) throws LabException {
        Optional<LabException> trouble = Optional.empty();
        for (int i = 0; i < 3 && labs.find(lab).isPresent(); i++) {
            try {
                labs.destroy(lab, Caller.silent());
            } catch (LabException e) {
                trouble = Optional.of(e);
            }
        }
        if (trouble.isPresent() && labs.find(lab).isPresent()) {
            throw trouble.get();
        }
    }
}
