package dev.vethwork.engine.registry;

import dev.vethwork.engine.driver.Batch;
import dev.vethwork.engine.driver.StepFailure;
import dev.vethwork.engine.registry.Ran.Numbers;
import dev.vethwork.plan.Marks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives what a batch has made the numbers that the kernel gave, so that the registry names each object and not only a name.
 * What the batch did not come to make is not ours, whoever made it meanwhile.
 */
final class Settlement {
    /** How long after its begin a batch that was killed in the middle may have made something, in seconds. */
    private static final double LONGEST_SECONDS = 1;

    private static final double SECONDS_A_STEP = 0.01;

    private final TreeMap<String, String> namespaces;
    private final TreeMap<String, Integer> links;
    private final Registry registry;

    private Settlement(Registry registry) {
        this.registry = registry;
        this.namespaces = new TreeMap<>(registry.namespaces());
        this.links = new TreeMap<>(registry.links());
    }

    /** @param ran how the batch ended */
    static Registry of(Registry registry, Batch batch, Ran ran) {
        return of(registry, Journal.Open.of(batch), ran);
    }

    private static Registry of(Registry registry, Journal.Open batch, Ran ran) {
        Settlement settlement = new Settlement(registry);
        List<OwnershipEffect> made = batch.made();
        if (made.stream().allMatch(OwnershipEffect::isNothing)) {
            return registry;
        }
        int done = StepFailure.done(batch.kind(), made.size(), ran.exitCode(), ran.stderr());
        for (OwnershipEffect each : made.subList(0, done)) {
            each.namespaces().forEach(name -> settlement.namespace(name, ran.numbers()));
            each.rootLinks().forEach(name -> settlement.link(name, ran.numbers()));
        }
        settlement.dropGone(ran.numbers());
        return settlement.registry();
    }

    /**
     * The registry that a run which was broken off has left.
     *
     * @param begun what the target noted when it began its last batch: its number and the time
     * @param now the numbers as they are now
     */
    static Registry broken(String lab, Registry registry, Journal journal, Ran ran, String begun, Numbers now) {
        Settlement settlement = new Settlement(registry);
        Journal.Open batch = journal.open();
        if (batch != null && ran.batch() == journal.last()) {
            return dropIntended(of(registry, batch, ran));
        }
        String[] words = begun.strip().split("\\s+");
        if (batch != null && words.length == 2 && words[0].equals(Integer.toString(journal.last()))) {
            // It was killed in the middle: its marks tell for links, and the time for namespaces.
            double from = Double.parseDouble(words[1]);
            double to = from + LONGEST_SECONDS + SECONDS_A_STEP * batch.made().size();
            for (OwnershipEffect each : batch.made()) {
                each.rootLinks().stream()
                        .filter(name -> Marks.of(lab).equals(now.aliases().get(name)))
                        .forEach(name -> settlement.link(name, now));
                each.namespaces().stream()
                        .filter(name -> madeWithin(now.inodes(), name, from, to))
                        .forEach(name -> settlement.namespace(name, now));
            }
        }
        return dropIntended(settlement.registry());
    }

    private static boolean madeWithin(Inodes inodes, String name, double from, double to) {
        return Optional.ofNullable(inodes.byName().get(name))
                .map(identity -> Double.parseDouble(identity.since()))
                .filter(since -> since >= from && since <= to)
                .isPresent();
    }

    /** Without what was only about to be made. */
    private static Registry dropIntended(Registry registry) {
        Settlement settlement = new Settlement(registry);
        settlement.namespaces.values().removeIf(String::isEmpty);
        settlement.links.values().removeIf(index -> index == 0);
        return settlement.registry();
    }

    private void namespace(String name, Numbers numbers) {
        Optional.ofNullable(numbers.inodes().byName().get(name))
                .ifPresent(identity -> namespaces.put(name, identity.text()));
    }

    private void link(String name, Numbers numbers) {
        Optional.ofNullable(numbers.links().get(name)).ifPresent(index -> links.put(name, index));
    }

    private void dropGone(Numbers numbers) {
        if (numbers.links().isEmpty()) {
            // Each machine has a loopback: they could not be taken, and tell of nothing that is gone.
            return;
        }
        Map<String, String> there = numbers.inodes().settle(namespaces);
        namespaces.keySet().retainAll(there.keySet());
        links.entrySet().removeIf(link -> !link.getValue().equals(numbers.links().get(link.getKey())));
    }

    private Registry registry() {
        return registry.withNamespaces(namespaces).withLinks(links);
    }
}
