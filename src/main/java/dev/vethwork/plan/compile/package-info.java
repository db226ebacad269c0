/** What a drawing means: the state of a kernel that holds it. */
@NullMarked
package dev.vethwork.plan.compile;

import org.jspecify.annotations.NullMarked;
