package dev.vethwork.lesson.grade;

import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.CommandSplitter;
import dev.vethwork.plan.ShellText;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Internet;
import dev.vethwork.topology.IpStack;
import dev.vethwork.topology.Node;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a stranger's drawing one that can be deployed unseen: of a size that a person draws, without loops, and its
 * programs behind a wall. They see every file and can write none but their own temporary ones, have processes and memory
 * within limits, and no right over anything but their own network.
 */
final class Confinement {
    private static final String SCRIPT = script();
    private static final Pattern KERNEL = Pattern.compile("([0-9]+)\\.([0-9]+).*");

    private final GradeLimits limits;

    Confinement(GradeLimits limits) {
        this.limits = limits;
    }

    private static String script() {
        try (InputStream in = Confinement.class.getResourceAsStream("confine.sh")) {
            if (in == null) {
                throw new IllegalStateException("confine.sh is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name of the lab that it becomes @throws LabException if it is not to be deployed at all */
    Topology confined(Topology submitted, String name) throws LabException {
        check("grade.nodes", submitted.nodes().size(), limits.nodes());
        check("grade.cables", submitted.cables().size(), limits.cables());
        int services = submitted.nodes().values().stream()
                .mapToInt(n -> n instanceof StackNode s ? s.stack().services().size() : 0)
                .sum();
        check("grade.services", services, limits.services());
        for (List<Cable> loop : Segments.uncutLoops(submitted)) {
            throw LessonMessages.usage("grade.loop", loop.getFirst().id());
        }
        for (Node node : submitted.nodes().values()) {
            if (node instanceof Internet) {
                throw LessonMessages.usage("grade.internet", node.name());
            }
        }
        Topology walled = submitted.withName(name).withNotes(List.of()).withDescription("");
        try {
            for (Node node : submitted.nodes().values()) {
                walled = FixEdits.stack(walled, node.name(), this::walled);
            }
        } catch (BadValue e) {
            throw new LabException(LabException.Exit.USAGE, String.valueOf(e.getMessage()), e.remedy(), "", e);
        }
        return walled;
    }

    private static void check(String key, int many, int most) throws LabException {
        if (many > most) {
            throw LessonMessages.usage(key, many, most);
        }
    }

    private IpStack walled(IpStack stack) {
        return stack.services().isEmpty()
                ? stack
                : stack.withServices(stack.services().stream().map(this::walled).toList());
    }

    private Service walled(Service service) {
        List<String> words = new ArrayList<>(List.of(
                "sh", "-c", SCRIPT, "confine", String.valueOf(pids()), String.valueOf(limits.processes()),
                limits.megabytes() + "000000"));
        words.addAll(CommandSplitter.split(service.command()));
        return new Service(service.name(), ShellText.line(words), true, true);
    }

    /** How many processes its own PID namespace may hold; 0 where the kernel has that limit for the whole machine only. */
    private int pids() {
        Matcher version = KERNEL.matcher(System.getProperty("os.version", ""));
        boolean own = version.matches()
                && Integer.parseInt(version.group(1)) * 1_000 + Integer.parseInt(version.group(2)) >= 6_014;
        return own ? limits.processes() : 0;
    }
}
