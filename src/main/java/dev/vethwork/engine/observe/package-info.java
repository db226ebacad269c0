/** Reads what a kernel holds, as a state: all of a lab, parts of it, or that something has changed. */
@NullMarked
package dev.vethwork.engine.observe;

import org.jspecify.annotations.NullMarked;
