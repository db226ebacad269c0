package dev.vethwork.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Lets a command name what of somebody else's the lab may work in. */
final class AdoptOption {
    @Option(
            names = "--adopt",
            split = ",",
            paramLabel = "NAME",
            description = "Work in these namespaces although somebody else has made them. What is in them stays; a teardown"
                    + " takes out what the lab has added, and leaves them there.")
    Set<String> names = new LinkedHashSet<>();
}
