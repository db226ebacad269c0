package dev.vethwork.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Lets a command say where a lab lives. */
final class TargetOption {
    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "sandbox (the default: no password, cannot touch the machine) or host (this machine, by sudo).")
    @Nullable String target;
}
