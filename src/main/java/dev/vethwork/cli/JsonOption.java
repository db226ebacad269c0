package dev.vethwork.cli;

import picocli.CommandLine.Option;

/** Lets a command answer programs. */
final class JsonOption {
    @Option(names = "--json", description = "Answer in JSON, for programs.")
    boolean json;
}
