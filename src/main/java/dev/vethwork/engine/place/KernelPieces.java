package dev.vethwork.engine.place;

import dev.vethwork.plan.BasicPiece;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.kind.LinkPlans;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Which parts the running kernel is without, as far as it tells everybody. What it does not tell of counts as there. */
final class KernelPieces {
    private final Path root;

    /** @param root of the file system */
    KernelPieces(Path root) {
        this.root = root;
    }

    Set<KernelPiece> missing() {
        String release = text(root.resolve("proc/sys/kernel/osrelease")).strip();
        Set<String> configured = configured(release);
        Set<String> modules = modules(release);
        return Stream.concat(Arrays.stream(BasicPiece.values()), LinkPlans.pieces())
                .filter(piece -> lacks(piece.module(), piece.option(), configured, modules))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean lacks(String module, String option, Set<String> configured, Set<String> modules) {
        if (module.equals("br_netfilter")) {
            // Whether it could be loaded does not help: a sandbox may not load it, and nothing loads it unasked.
            return !Files.isDirectory(root.resolve("proc/sys/net/bridge"))
                    && Files.isDirectory(root.resolve("proc/sys/net"));
        }
        boolean there = Files.isDirectory(root.resolve("sys/module/" + module))
                || modules.contains(module)
                || configured.contains(option + "=y");
        if (there) {
            return false;
        }
        // As a module it is there only where the modules are installed; Ubuntu has them in a package of their own.
        return configured.contains(option + "=m") ? !modules.isEmpty() : !configured.isEmpty() || !modules.isEmpty();
    }

    /** The lines of its configuration that say yes or module; empty where it is not to be had. */
    private Set<String> configured(String release) {
        try (InputStream packed = Files.newInputStream(root.resolve("proc/config.gz"));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return options(lines.lines());
        } catch (IOException notThere) {
            return options(text(root.resolve("boot/config-" + release)).lines());
        }
    }

    private static Set<String> options(Stream<String> lines) {
        return lines.filter(l -> l.startsWith("CONFIG_")).collect(Collectors.toSet());
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
