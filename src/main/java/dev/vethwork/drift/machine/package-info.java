/** Draws a whole machine as it was read, whoever has made what is on it, and says what no drawing can hold. */
@NullMarked
package dev.vethwork.drift.machine;

import org.jspecify.annotations.NullMarked;
