package dev.vethwork.engine.registry;

import dev.vethwork.engine.FieldEscapes;
import dev.vethwork.engine.driver.Batch;
import dev.vethwork.plan.Step;
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
public record Journal(boolean isOpen, boolean teardown, int last, @Nullable Open open) {
    private static final String BEGIN = "begin";
    private static final String TEARDOWN = "teardown";
    private static final String RUN = "run";
    private static final String STEP = "step";
    private static final String GO = "go";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    /** The word itself, the number, the kind, the namespace. */
    private static final int RUN_WORDS = 4;

    private static final String MAKES = "makes";
    private static final String REMOVES = "removes";
    private static final String NAMESPACE = "namespace";
    private static final String LINK = "link";

    /**
     * A batch of which it is not written down how it ended.
     *
     * @param made by each of its steps
     */
    record Open(Batch.Kind kind, List<OwnershipEffect> made) {
        Open {
            made = List.copyOf(made);
        }

        static Open of(Batch batch) {
            return new Open(
                    batch.kind(),
                    batch.steps().stream().map(step -> OwnershipEffect.by(step.operation())).toList());
        }
    }

    static String begin(boolean teardown) {
        return BEGIN + "\t" + (teardown ? TEARDOWN : "change") + "\n";
    }

    /**
     * What is written before a batch: that it comes, and every command of it with what that makes. Its last line tells that
     * all of it is there: a batch without that was not begun. Its first one ends whatever was cut off before.
     */
    static String run(int number, Batch batch) {
        String head = line(List.of(RUN, Integer.toString(number), batch.kind().name(), batch.namespace()));
        String steps = batch.steps().stream().map(Journal::step).collect(Collectors.joining());
        return "\n" + head + steps + line(List.of(GO, Integer.toString(number)));
    }

    private static String step(Step step) {
        String command = line(Stream.concat(Stream.of(STEP, step.id(), step.namespace()), step.argv().stream())
                .toList());
        return command + made(OwnershipEffect.by(step.operation()));
    }

    private static String made(OwnershipEffect made) {
        return names(MAKES, NAMESPACE, made.namespaces())
                + names(MAKES, LINK, made.rootLinks())
                + names(REMOVES, NAMESPACE, made.removedNamespaces())
                + (made.removes() ? line(with(REMOVES, LINK, made.removedLinks())) : "");
    }

    private static String names(String what, String kind, List<String> names) {
        return names.isEmpty() ? "" : line(with(what, kind, names));
    }

    private static List<String> with(String what, String kind, List<String> names) {
        return Stream.concat(Stream.of(what, kind), names.stream()).toList();
    }

    /** What is written after one. */
    static String ended(int number, boolean succeeded) {
        return line(List.of(succeeded ? DONE : FAILED, Integer.toString(number)));
    }

    static String line(List<String> words) {
        return words.stream().map(FieldEscapes::escape).collect(Collectors.joining("\t")) + "\n";
    }

    /** What was cut off by a crash, or as there was no room, is of a batch that was not begun. */
    static Journal parse(String text) {
        boolean begun = false;
        boolean teardown = false;
        int last = 0;
        Open open = null;
        List<List<String>> block = new ArrayList<>();
        for (String line : text.split("\n")) {
            List<String> words = Stream.of(line.split("\t", -1)).map(FieldEscapes::unescape).toList();
            switch (words.getFirst()) {
                case BEGIN -> {
                    begun = true;
                    teardown = words.getLast().equals(TEARDOWN);
                }
                case RUN -> {
                    block.clear();
                    block.add(words);
                }
                case STEP, MAKES, REMOVES -> block.add(words);
                case GO -> {
                    if (isWhole(block, words)) {
                        last = Integer.parseInt(words.getLast());
                        open = open(block);
                    }
                }
                case DONE, FAILED -> open = null;
                default -> {
                    // The registry's, or a newer version's.
                }
            }
        }
        return new Journal(begun, teardown, last, open);
    }

    private static boolean isWhole(List<List<String>> block, List<String> end) {
        return !block.isEmpty()
                && end.size() == 2
                && block.getFirst().size() == RUN_WORDS
                && block.getFirst().get(1).equals(end.getLast());
    }

    private static Open open(List<List<String>> block) {
        List<OwnershipEffect> made = new ArrayList<>();
        for (List<String> words : block.subList(1, block.size())) {
            if (words.getFirst().equals(STEP)) {
                made.add(OwnershipEffect.NOTHING);
            } else {
                made.set(made.size() - 1, made.getLast().and(made(words)));
            }
        }
        return new Open(Batch.Kind.valueOf(block.getFirst().get(2)), made);
    }

    private static OwnershipEffect made(List<String> words) {
        List<String> names = words.subList(2, words.size());
        List<String> namespaces = words.get(1).equals(NAMESPACE) ? names : List.of();
        List<String> links = words.get(1).equals(LINK) ? names : List.of();
        return words.getFirst().equals(MAKES) ? OwnershipEffect.making(namespaces, links) : OwnershipEffect.removing(namespaces, links);
    }
}
