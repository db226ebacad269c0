package dev.vethwork.engine;

import dev.vethwork.plan.Step;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Groups the steps of a plan, in its order, into what one run of a tool can do. */
final class Batches {
    /** ovs-vsctl takes its commands as arguments; this many stay far below what the kernel allows. */
    private static final int MOST_ARGUMENTS = 2000;

    /** A run can be cancelled between two batches. */
    private static final int MOST_PARTS = 200;

    private Batches() {}

    /** @param plain namespaces that may be read right after their last step */
    static List<Batch> of(List<Step> steps, Set<String> plain) {
        List<Batch> all = new ArrayList<>();
        for (List<Step> stretch : SideBySide.stretches(steps)) {
            List<Batch> parts = SideBySide.parts(stretch);
            Set<Step> apart = new HashSet<>();
            parts.forEach(part -> apart.addAll(part.steps()));
            List<Step> rest = stretch.stream().filter(step -> !apart.contains(step)).toList();
            boolean waits = !parts.isEmpty();
            all.addAll(settingsTogether(
                    inOrder(rest.stream().filter(step -> !waits || SideBySide.isFirst(step)).toList())));
            for (int i = 0; i < parts.size(); i += MOST_PARTS) {
                all.add(Batch.sideBySide(parts.subList(i, Math.min(parts.size(), i + MOST_PARTS)), plain));
            }
            all.addAll(settingsTogether(
                    inOrder(rest.stream().filter(step -> waits && !SideBySide.isFirst(step)).toList())));
        }
        return all;
    }

    /** The settings of several namespaces that come one after another run side by side: none waits for another's. */
    private static List<Batch> settingsTogether(List<Batch> batches) {
        List<Batch> all = new ArrayList<>();
        List<Batch> parts = new ArrayList<>();
        Set<String> namespaces = new HashSet<>();
        for (Batch batch : batches) {
            boolean one = batch.kind() == Batch.Kind.SYSCTL && !batch.namespace().equals(NetworkState.ROOT);
            if (!one || namespaces.contains(batch.namespace()) || parts.size() == MOST_PARTS) {
                end(parts, all);
                parts.clear();
                namespaces.clear();
            }
            if (one) {
                parts.add(batch);
                namespaces.add(batch.namespace());
            } else {
                all.add(batch);
            }
        }
        end(parts, all);
        return all;
    }

    private static void end(List<Batch> parts, List<Batch> all) {
        if (parts.size() < 2) {
            all.addAll(parts);
        } else {
            all.add(Batch.settings(parts));
        }
    }

    /** What the tools take at once without a change in the order. */
    static List<Batch> inOrder(List<Step> steps) {
        List<Batch> all = new ArrayList<>();
        List<Step> group = new ArrayList<>();
        List<Words> words = new ArrayList<>();
        for (Step step : steps) {
            Words next = Words.of(step);
            if (!group.isEmpty() && !joins(words, next)) {
                all.add(batch(group, words));
                group = new ArrayList<>();
                words = new ArrayList<>();
            }
            group.add(step);
            words.add(next);
        }
        if (!group.isEmpty()) {
            all.add(batch(group, words));
        }
        return all;
    }

    private static boolean joins(List<Words> before, Words next) {
        Words last = before.getLast();
        boolean same = last.kind() == next.kind() && last.namespace().equals(next.namespace());
        return switch (next.kind()) {
            case IP, TC, IPTABLES, IP6TABLES, STOP -> same;
            case SYSCTL -> same && before.size() < MOST_ARGUMENTS / 10;
            // Deleted and added by one command, a bridge or port would be taken for one that is as it was.
            case OVS -> same && before.size() < MOST_ARGUMENTS / 10 && removes(last) == removes(next);
            case EXEC, SPAWN, SIDE_BY_SIDE -> false;
        };
    }

    private static boolean removes(Words words) {
        return words.argv().get(1).startsWith("del-");
    }

    private static Batch batch(List<Step> steps, List<Words> words) {
        Words first = words.getFirst();
        return new Batch(first.kind(), first.namespace(), steps, payload(first.kind(), words));
    }

    private static String payload(Batch.Kind kind, List<Words> words) {
        StringBuilder text = new StringBuilder();
        switch (kind) {
            case IP, TC -> words.forEach(w -> text.append(String.join(" ", w.argv())).append('\n'));
            case IPTABLES, IP6TABLES -> RestoreFile.of(words).forEach(line -> text.append(line).append('\n'));
            case STOP -> words.forEach(w -> w.argv().stream()
                    .filter(word -> word.matches("[0-9]{1,10}"))
                    .forEach(pid -> text.append(pid).append('\n')));
            case SYSCTL -> {
                List<String> command = new ArrayList<>(List.of("sysctl", "-w"));
                words.forEach(w -> command.addAll(w.argv().subList(2, 3)));
                command(text, command);
            }
            case OVS -> {
                // With this, each command may begin with options of its own, as after the tool's name.
                List<String> command = new ArrayList<>(List.of("ovs-vsctl", "--timeout=30"));
                words.forEach(w -> {
                    command.add("--");
                    command.addAll(w.argv().subList(1, w.argv().size()));
                });
                command(text, command);
            }
            case EXEC -> command(text, words.getFirst().argv());
            case SPAWN, SIDE_BY_SIDE -> arguments(text, words.getFirst().argv());
        }
        return text.toString();
    }

    /** A word a line where each is a plain one, which a shell reads by itself. */
    private static void command(StringBuilder text, List<String> words) {
        if (words.stream().allMatch(word -> word.chars().allMatch(c -> c >= ' ' && c < 127))) {
            words.forEach(word -> text.append(word).append('\n'));
        } else {
            arguments(text, words);
        }
    }

    static void arguments(StringBuilder text, List<String> words) {
        words.forEach(word -> text.append(word).append('\0'));
    }
}
