/** Where a lab lives: the only place that starts processes. */
@NullMarked
package dev.vethwork.target;

import org.jspecify.annotations.NullMarked;
