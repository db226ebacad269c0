package dev.vethwork.engine.driver;

import dev.vethwork.plan.Step;
import dev.vethwork.plan.operation.Action;
import dev.vethwork.plan.operation.Operation;
import dev.vethwork.plan.operation.RuleOperation;
import dev.vethwork.plan.operation.SetWireguard;
import dev.vethwork.plan.operation.SettingOperation;
import dev.vethwork.plan.operation.Tool;
import dev.vethwork.plan.operation.ToolCommand;
import dev.vethwork.state.NetworkState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Groups the steps of a plan, in its order, into what one run of a tool can do. */
public final class Batches {
    /** ovs-vsctl takes its commands as arguments; this many stay far below what the kernel allows. */
    private static final int MOST_ARGUMENTS = 2000;

    /** Tools that take {@code -n NAMESPACE}. */
    private static final Set<Tool> SAYS_WHERE = EnumSet.of(Tool.IP, Tool.IP_V6, Tool.TC, Tool.BRIDGE);

    /**
     * A step whose command is rendered.
     *
     * @param namespace where it is run
     */
    private record Ready(Step step, ToolCommand command, Batch.Kind kind, String namespace) {
        static Ready of(Step step) {
            ToolCommand command = step.operation().command();
            Batch.Kind kind = Batch.Kind.of(command);
            // What runs by itself says in its own words where, save for what takes no such words.
            boolean says = kind == Batch.Kind.EXEC && SAYS_WHERE.contains(command.tool());
            return new Ready(step, command, kind, says ? NetworkState.ROOT : command.namespace());
        }

        boolean removes() {
            return step.action() == Action.DELETE;
        }

        /** The command as an argument list to be run in the namespace. */
        List<String> argv() {
            return namespace.equals(command.namespace()) && kind != Batch.Kind.SPAWN ? command.there() : command.argv();
        }
    }

    /** A run can be cancelled between two batches. */
    private static final int MOST_PARTS = 200;

    private Batches() {}

    /** @param plain namespaces that may be read right after their last step */
    public static List<Batch> of(List<Step> steps, Set<String> plain) {
        List<Batch> all = new ArrayList<>();
        for (List<Step> stretch : SideBySide.stretches(steps)) {
            List<Batch> parts = SideBySide.parts(stretch);
            Set<Step> apart = new HashSet<>();
            parts.forEach(part -> apart.addAll(part.steps()));
            List<Step> rest = stretch.stream().filter(step -> !apart.contains(step)).toList();
            boolean waits = !parts.isEmpty();
            Predicate<Step> first = SideBySide.first(rest);
            all.addAll(settingsTogether(
                    inOrder(rest.stream().filter(step -> !waits || first.test(step)).toList())));
            for (int i = 0; i < parts.size(); i += MOST_PARTS) {
                all.add(Batch.sideBySide(parts.subList(i, Math.min(parts.size(), i + MOST_PARTS)), plain));
            }
            all.addAll(settingsTogether(
                    inOrder(rest.stream().filter(step -> waits && !first.test(step)).toList())));
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
    public static List<Batch> inOrder(List<Step> steps) {
        List<Batch> all = new ArrayList<>();
        List<Ready> group = new ArrayList<>();
        for (Step step : steps) {
            Ready next = Ready.of(step);
            if (!group.isEmpty() && !joins(group, next)) {
                all.add(batch(group));
                group = new ArrayList<>();
            }
            group.add(next);
        }
        if (!group.isEmpty()) {
            all.add(batch(group));
        }
        return all;
    }

    private static boolean joins(List<Ready> before, Ready next) {
        Ready last = before.getLast();
        boolean same = last.kind() == next.kind() && last.namespace().equals(next.namespace());
        return switch (next.kind()) {
            case IP, IP_V6, TC, IPTABLES, IP6TABLES, NFT, STOP -> same;
            case SYSCTL -> same && before.size() < MOST_ARGUMENTS / 10;
            // Deleted and added by one command, a bridge or port would be taken for one that is as it was.
            case OVS -> same && before.size() < MOST_ARGUMENTS / 10 && last.removes() == next.removes();
            case EXEC, WG, RESOLVER, SPAWN, UPLINK, SIDE_BY_SIDE -> false;
        };
    }

    private static Batch batch(List<Ready> group) {
        Ready first = group.getFirst();
        return new Batch(
                first.kind(), first.namespace(), group.stream().map(Ready::step).toList(), payload(first.kind(), group));
    }

    private static String payload(Batch.Kind kind, List<Ready> group) {
        StringBuilder text = new StringBuilder();
        switch (kind) {
            case IP, IP_V6, TC, NFT, STOP -> group.forEach(
                    r -> text.append(String.join(" ", r.command().words())).append('\n'));
            case IPTABLES, IP6TABLES -> RestoreFile.of(operations(group, RuleOperation.class))
                    .forEach(line -> text.append(line).append('\n'));
            case SYSCTL -> {
                List<String> command = new ArrayList<>(List.of("sysctl", "-w"));
                operations(group, SettingOperation.class).forEach(s -> command.add(s.assignment()));
                command(text, command);
            }
            case OVS -> {
                // With this, each command may begin with options of its own, as after the tool's name.
                List<String> command = new ArrayList<>(List.of("ovs-vsctl", "--timeout=30"));
                group.forEach(r -> {
                    command.add("--");
                    command.addAll(r.command().words());
                });
                command(text, command);
            }
            case EXEC -> command(text, group.getFirst().argv());
            case WG -> operations(group, SetWireguard.class).forEach(set -> text.append(set.verb())
                    .append(' ')
                    .append(set.link().name())
                    .append('\n')
                    .append(set.input()));
            case RESOLVER, SPAWN, UPLINK, SIDE_BY_SIDE -> arguments(text, group.getFirst().argv());
        }
        return text.toString();
    }

    private static <T extends Operation> List<T> operations(List<Ready> group, Class<T> type) {
        return group.stream().map(r -> type.cast(r.step().operation())).toList();
    }

    /** A word a line where each is a plain one, which a shell reads by itself. */
    private static void command(StringBuilder text, List<String> words) {
        if (words.stream().allMatch(word -> word.chars().allMatch(c -> c >= ' ' && c < 127))) {
            words.forEach(word -> text.append(word).append('\n'));
        } else {
            arguments(text, words);
        }
    }

    public static void arguments(StringBuilder text, List<String> words) {
        words.forEach(word -> text.append(word).append('\0'));
    }
}
