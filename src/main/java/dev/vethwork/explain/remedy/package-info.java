/** Edits of a drawing that may help against what stopped a packet, the smallest change first; nothing here is tried. */
@NullMarked
package dev.vethwork.explain.remedy;

import org.jspecify.annotations.NullMarked;
