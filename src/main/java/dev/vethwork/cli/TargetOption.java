package dev.vethwork.cli;

import dev.vethwork.lab.LabException;
import dev.vethwork.net.TargetKind;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Lets a command say where a lab lives. */
final class TargetOption {
    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "sandbox (the default: no password, cannot touch the machine) or host (this machine, by sudo).")
    @Nullable String target;

    /** Null where nothing was said. @throws LabException if there is no such target */
    @Nullable TargetKind kind() throws LabException {
        String said = target;
        if (said == null) {
            return null;
        }
        return TargetKind.parse(said)
                .orElseThrow(() -> new LabException(
                        LabException.Exit.USAGE, "there is no target " + said, "choose sandbox or host", "", null));
    }
}
