/** The machine so far: what a kernel would hold after the commands that were read, and the drawing of it. */
@NullMarked
package dev.vethwork.format.importing.machine;

import org.jspecify.annotations.NullMarked;
