/** Where a lab lives: the only place that starts processes. */
@NullMarked
package dev.vethwork.engine;

import org.jspecify.annotations.NullMarked;
