/** The way of a packet through a state: routes, wires, rules. Pure, and about one packet at a time. */
@NullMarked
package dev.vethwork.explain.walk;

import org.jspecify.annotations.NullMarked;
