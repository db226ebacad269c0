package dev.vethwork.engine.place;

import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.plan.kind.LinkPlans;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which parts the running kernel is without, as far as it tells everybody, and which programs the machine. What it does not
 * tell of counts as there.
 */
final class KernelPieces {
    /** In place of a module's name, for what is no module of its own: the configuration alone tells. */
    private static final String PART_OF_ANOTHER = "";

    private static final List<String> DIRECTORIES =
            List.of("usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin", "sbin", "bin");

    private final MachineFiles files;
    private @Nullable String configured;
    private @Nullable Set<String> modules;

    /** What it reads it reads once. */
    KernelPieces(MachineFiles files) {
        this.files = files;
    }

    /** What may be missing of a kernel. */
    static Stream<KernelPiece> ofKernel() {
        return Stream.concat(Arrays.stream(BasicPiece.values()), LinkPlans.pieces());
    }

    /** Whether the running kernel has the queue that delays and loses, looked for once. */
    static boolean hasNetem() {
        return Netem.IS_THERE;
    }

    private static final class Netem {
        private static final boolean IS_THERE = !new KernelPieces(MachineFiles.Below.ROOT).lacks(BasicPiece.NETEM);
    }

    Set<KernelPiece> missing() {
        Stream<KernelPiece> ofKernel = ofKernel().filter(this::lacks);
        Stream<ProgramPiece> programs = Arrays.stream(ProgramPiece.values())
                .filter(piece -> piece.programs().stream().noneMatch(this::isThere));
        return Stream.concat(ofKernel, programs).collect(Collectors.toUnmodifiableSet());
    }

    /** Where a root shell looks, and those whose search path lacks what is for root; and where this user's commands are. */
    private boolean isThere(String program) {
        return Stream.concat(DIRECTORIES.stream(), files.searched().stream().map(directory -> directory.substring(1)))
                .anyMatch(directory -> files.isExecutable(directory + "/" + program));
    }

    private boolean lacks(KernelPiece piece) {
        String module = piece.module();
        String option = piece.option();
        if (module.equals("br_netfilter")) {
            // Whether it could be loaded does not help: a sandbox may not load it, and nothing loads it unasked.
            return !files.isDirectory("proc/sys/net/bridge") && files.isDirectory("proc/sys/net");
        }
        if (module.equals(PART_OF_ANOTHER)) {
            return !configured().isEmpty() && !configured().contains(option + "=y");
        }
        boolean there = files.isDirectory("sys/module/" + module)
                || modules().contains(module)
                || configured().contains("\n" + option + "=y\n");
        if (there) {
            return false;
        }
        // As a module it is there only where the modules are installed; Ubuntu has them in a package of their own.
        return configured().contains("\n" + option + "=m\n")
                ? !modules().isEmpty()
                : !configured().isEmpty() || !modules().isEmpty();
    }

    /** Its configuration, between ends of lines; empty where it is not to be had. */
    private String configured() {
        String known = configured;
        if (known == null) {
            String text = configuration();
            known = text.contains("CONFIG_") ? "\n" + text + "\n" : "";
            configured = known;
        }
        return known;
    }

    private String configuration() {
        String running = files.text("proc/config.gz");
        return running.isEmpty() ? files.text("boot/config-" + release()) : running;
    }

    /** The names of those that can be loaded or are built in. */
    private Set<String> modules() {
        Set<String> known = modules;
        if (known == null) {
            known = Stream.of("modules.dep", "modules.builtin")
                    .flatMap(file -> files.text("lib/modules/" + release() + "/" + file).lines())
                    .map(KernelPieces::module)
                    .collect(Collectors.toSet());
            modules = known;
        }
        return known;
    }

    /** {@code kernel/net/sched/sch_netem.ko.xz: kernel/net/…}, of which there are thousands. */
    private static String module(String line) {
        int colon = line.indexOf(':');
        String path = colon < 0 ? line : line.substring(0, colon);
        String file = path.substring(path.lastIndexOf('/') + 1);
        int suffix = file.indexOf(".ko");
        return (suffix < 0 ? file : file.substring(0, suffix)).replace('-', '_');
    }

    private String release() {
        return files.text("proc/sys/kernel/osrelease").strip();
    }
}
