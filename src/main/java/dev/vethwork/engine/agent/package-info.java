/** A program of its own that runs inside a lab's place: reads packets and counters in its namespaces by the kernel's own calls. */
@NullMarked
package dev.vethwork.engine.agent;

import org.jspecify.annotations.NullMarked;
