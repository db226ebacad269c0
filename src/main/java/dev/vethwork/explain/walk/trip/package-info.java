/** What became of a packet: the stacks that it passed, what they remember, where it stopped. */
@NullMarked
package dev.vethwork.explain.walk.trip;

import org.jspecify.annotations.NullMarked;
