package dev.vethwork.engine;

import dev.vethwork.plan.Step;
import dev.vethwork.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lab's journal: it begins with a run, is written before and after each batch, and goes when the run has ended. One that
 * is there tells of a run that is under way, or was broken off.
 *
 * @param teardown whether the run was to take the lab away
 * @param last number of the last batch, 0 where there was none
 * @param open the last batch, where it is not written down how that ended
 */
record Journal(boolean isOpen, boolean teardown, int last, @Nullable Batch open) {
    private static final String BEGIN = "begin";
    private static final String TEARDOWN = "teardown";

    /** The journal keeps what was done, not why. */
    private static final Phrase UNKNOWN = new Phrase("dev.vethwork.plan.messages", "unknown", List.of());

    static String begin(boolean teardown) {
        return BEGIN + "\t" + (teardown ? TEARDOWN : "change") + "\n";
    }

    /** What is written before a batch: that it comes, and every command of it. */
    static String run(int number, Batch batch) {
        return Stream.concat(
                        Stream.of(line(List.of(
                                "run", Integer.toString(number), batch.kind().name(), batch.namespace()))),
                        batch.steps().stream().map(Journal::step))
                .collect(Collectors.joining());
    }

    private static String step(Step step) {
        return line(Stream.concat(Stream.of("step", step.id(), step.namespace()), step.argv().stream())
                .toList());
    }

    /** What is written after one. */
    static String ended(int number, boolean succeeded) {
        return line(List.of(succeeded ? "done" : "failed", Integer.toString(number)));
    }

    static String line(List<String> words) {
        return words.stream().map(Escapes::escape).collect(Collectors.joining("\t")) + "\n";
    }

    /** A line that was cut by a crash is that of a batch which did not run, as each is on the disk before its batch. */
    static Journal parse(String text) {
        boolean begun = false;
        boolean teardown = false;
        int last = 0;
        Batch.@Nullable Kind kind = null;
        String namespace = "";
        List<Step> steps = new ArrayList<>();
        for (String line : text.split("\n")) {
            List<String> words = Stream.of(line.split("\t", -1)).map(Escapes::unescape).toList();
            if (words.size() < 2) {
                continue;
            }
            switch (words.getFirst()) {
                case BEGIN -> {
                    begun = true;
                    teardown = words.get(1).equals(TEARDOWN);
                }
                case "run" -> {
                    last = Integer.parseInt(words.get(1));
                    kind = Batch.Kind.valueOf(words.get(2));
                    namespace = words.get(3);
                    steps.clear();
                }
                case "step" -> steps.add(step(words));
                case "done", "failed" -> kind = null;
                default -> {
                    // A newer version's.
                }
            }
        }
        return new Journal(begun, teardown, last, kind == null ? null : new Batch(kind, namespace, steps, ""));
    }

    private static Step step(List<String> words) {
        return new Step(
                words.get(1),
                Step.Phase.REMOVE,
                Step.Action.CHANGE,
                "",
                words.get(2),
                words.subList(3, words.size()),
                List.of(),
                UNKNOWN);
    }
}
