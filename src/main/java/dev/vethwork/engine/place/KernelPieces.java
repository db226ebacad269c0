package dev.vethwork.engine.place;

import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.ProgramPiece;
import dev.vethwork.plan.kind.LinkPlans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Which parts the running kernel is without, as far as it tells everybody, and which programs the machine. What it does not
 * tell of counts as there.
 */
final class KernelPieces {
    /** In place of a module's name, for what is no module of its own: the configuration alone tells. */
    private static final String PART_OF_ANOTHER = "";

    private static final List<String> DIRECTORIES =
            List.of("usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin", "sbin", "bin");

    private final Path root;

    /** @param root of the file system */
    KernelPieces(Path root) {
        this.root = root;
    }

    /** Whether the running kernel has the queue that delays and loses, looked for once. */
    static boolean hasNetem() {
        return Netem.IS_THERE;
    }

    private static final class Netem {
        private static final boolean IS_THERE = !new KernelPieces(Path.of("/")).missing().contains(BasicPiece.NETEM);
    }

    Set<KernelPiece> missing() {
        String release = text(root.resolve("proc/sys/kernel/osrelease")).strip();
        String configured = configured(release);
        Set<String> modules = modules(release);
        Stream<KernelPiece> ofKernel = Stream.concat(Arrays.stream(BasicPiece.values()), LinkPlans.pieces())
                .filter(piece -> lacks(piece.module(), piece.option(), configured, modules));
        Stream<ProgramPiece> programs = Arrays.stream(ProgramPiece.values())
                .filter(piece -> piece.programs().stream().noneMatch(this::isThere));
        return Stream.concat(ofKernel, programs).collect(Collectors.toUnmodifiableSet());
    }

    /** Where a root shell looks, and those whose search path lacks what is for root. */
    private boolean isThere(String program) {
        return DIRECTORIES.stream().anyMatch(directory -> Files.isExecutable(root.resolve(directory + "/" + program)));
    }

    private boolean lacks(String module, String option, String configured, Set<String> modules) {
        if (module.equals("br_netfilter")) {
            // Whether it could be loaded does not help: a sandbox may not load it, and nothing loads it unasked.
            return !Files.isDirectory(root.resolve("proc/sys/net/bridge"))
                    && Files.isDirectory(root.resolve("proc/sys/net"));
        }
        if (module.equals(PART_OF_ANOTHER)) {
            return !configured.isEmpty() && !configured.contains(option + "=y");
        }
        boolean there = Files.isDirectory(root.resolve("sys/module/" + module))
                || modules.contains(module)
                || configured.contains("\n" + option + "=y\n");
        if (there) {
            return false;
        }
        // As a module it is there only where the modules are installed; Ubuntu has them in a package of their own.
        return configured.contains("\n" + option + "=m\n") ? !modules.isEmpty() : !configured.isEmpty() || !modules.isEmpty();
    }

    /** Its configuration, between ends of lines; empty where it is not to be had. */
    private String configured(String release) {
        String text;
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(root.resolve("proc/config.gz")))) {
            text = new String(packed.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException notThere) {
            text = text(root.resolve("boot/config-" + release));
        }
        return text.contains("CONFIG_") ? "\n" + text + "\n" : "";
    }

    /** The names of those that can be loaded or are built in. */
    private Set<String> modules(String release) {
        return Stream.of("modules.dep", "modules.builtin")
                .flatMap(file -> text(root.resolve("lib/modules/" + release + "/" + file)).lines())
                .map(line -> line.replaceAll(":.*", "").replaceAll(".*/", "").replaceAll("\\.ko.*", ""))
                .map(name -> name.replace('-', '_'))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notThere) {
            return "";
        }
    }
}
