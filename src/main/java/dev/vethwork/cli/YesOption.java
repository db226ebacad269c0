package dev.vethwork.cli;

import picocli.CommandLine.Option;

/** Lets a command answer its questions beforehand. */
final class YesOption {
    @Option(
            names = {"-y", "--yes"},
            description = "Answer yes to every question. Without it and without a terminal, a question is exit 4.")
    boolean yes;
}
