package dev.vethwork.format.exporting;

import dev.vethwork.plan.Plan;
import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.Hook;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.Mark;
import dev.vethwork.plan.operation.NewChain;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.RouteOperation;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.plan.operation.SetSysctl;
import dev.vethwork.plan.operation.SetWireguard;
import dev.vethwork.plan.operation.StartService;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A command of a plan as a person would type it: without the marks by which a lab knows what is its own.
 *
 * @param namespace where it acts, empty for the machine's own
 * @param argv the whole command
 * @param undo what takes it back; empty where nothing does, or where it goes with its namespace
 * @param operation what it does
 */
record PlainStep(
        Step.Phase phase,
        String namespace,
        List<String> argv,
        List<String> undo,
        Operation operation) {
    private static final String BESIDE = " </dev/null >/dev/null 2>&1 &";

    /** All that makes the drawing on a machine where there is nothing yet. */
    static List<PlainStep> of(Topology topology) {
        TargetTraits traits = TargetTraits.SANDBOX;
        Plan plan = Planner.fromNothing(TopologyCompiler.compile(topology, traits), traits);
        List<PlainStep> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            plain(step).ifPresent(steps::add);
        }
        return steps;
    }

    private static Optional<PlainStep> plain(Step step) {
        List<String> argv = plain(step.argv());
        boolean jump = argv.size() > 2 && Hook.ofOwn(step.argv().getLast()).isPresent();
        if (step.operation() instanceof Mark || step.operation() instanceof NewChain || jump) {
            return Optional.empty();
        }
        List<String> undo = step.inverse() == null ? List.of() : plain(step.undo());
        return Optional.of(new PlainStep(step.phase(), step.namespace(), argv, undo, step.operation()));
    }

    /** Whether it is a program that goes on running. */
    boolean isService() {
        return operation instanceof ServiceOperation.Start;
    }

    /** What it sets; empty where it sets nothing. */
    Optional<SetSysctl> setting() {
        return operation instanceof SetSysctl set ? Optional.of(set) : Optional.empty();
    }

    /** What it reads; empty for nothing. */
    private String input() {
        return operation instanceof SetWireguard set ? set.input() : "";
    }

    private static List<String> plain(List<String> words) {
        List<String> argv = new ArrayList<>(words);
        for (int i = 0; i + 3 < argv.size(); i++) {
            if (argv.get(i).equals("-m") && argv.get(i + 1).equals("comment") && argv.get(i + 2).equals("--comment")) {
                argv.subList(i, i + 4).clear();
            }
        }
        for (String word : List.of("proto", "protocol")) {
            int mark = Collections.indexOfSubList(argv, List.of(word, RouteOperation.PROTOCOL));
            if (mark >= 0) {
                argv.subList(mark, mark + 2).clear();
            }
        }
        argv.replaceAll(word -> Hook.ofOwn(word).map(Hook::chain).orElse(word));
        return List.copyOf(argv);
    }

    /** As one line for a shell. */
    String line() {
        return ShellText.fed(ShellText.line(argv), input()) + (isService() ? BESIDE : "");
    }

    /**
     * The same for a shell that is in the namespace already, a container's. What it has there is its own: a service needs
     * nothing laid over its files, and no processes of its own.
     */
    String lineInside() {
        return operation instanceof StartService start
                ? ShellText.line(start.program()) + BESIDE
                : ShellText.fed(ShellText.line(inside()), input()) + (isService() ? BESIDE : "");
    }

    /** The files that a service sees, by their paths. */
    SortedMap<String, String> files() {
        return operation instanceof StartService start ? start.files() : Collections.emptySortedMap();
    }

    /** Whether it is more than one program with its words. */
    boolean needsShell() {
        return isService() || !input().isEmpty();
    }

    /** The command without what enters its namespace. */
    List<String> inside() {
        if (argv.size() > 3 && argv.get(1).equals("-n")) {
            List<String> words = new ArrayList<>(argv);
            words.subList(1, 3).clear();
            return words;
        }
        boolean enters = argv.size() > 4 && argv.subList(0, 3).equals(List.of("ip", "netns", "exec"));
        return enters ? argv.subList(4, argv.size()) : argv;
    }
}
