/** What a kernel holds, or should hold: one type for both. */
@NullMarked
package dev.vethwork.state;

import org.jspecify.annotations.NullMarked;
