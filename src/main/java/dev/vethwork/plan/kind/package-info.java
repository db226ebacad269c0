/** How interfaces are made, changed and taken away, one file a kind. */
@NullMarked
package dev.vethwork.plan.kind;

import org.jspecify.annotations.NullMarked;
