/** What rules of a kernel, in whatever chains they are, say as the flat rules of a drawing: the way of {@code compile} back. */
@NullMarked
package dev.vethwork.plan.rules;

import org.jspecify.annotations.NullMarked;
