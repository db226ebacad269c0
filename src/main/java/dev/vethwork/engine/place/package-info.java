/** Where labs live: sandboxes, this machine and others, how a shell gets its privilege there, and which labs there are. */
@NullMarked
package dev.vethwork.engine.place;

import org.jspecify.annotations.NullMarked;
