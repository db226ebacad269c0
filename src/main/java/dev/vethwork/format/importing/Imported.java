package dev.vethwork.format.importing;

import dev.vethwork.topology.Topology;

/** A drawing that was made of something else, and what became of each of its lines. */
public record Imported(Topology topology, Report report) {}
