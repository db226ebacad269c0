/** The plan after an edit, of which only what the edit touches is computed again. */
@NullMarked
package dev.vethwork.plan.incremental;

import org.jspecify.annotations.NullMarked;
