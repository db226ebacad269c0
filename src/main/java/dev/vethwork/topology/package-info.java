/** What the user draws: nodes and cables as one immutable value, with its graph. */
@NullMarked
package dev.vethwork.topology;

import org.jspecify.annotations.NullMarked;
