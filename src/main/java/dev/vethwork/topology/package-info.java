/**
 * What the user draws: nodes and cables as one immutable value, with its graph. What a stack filters and rewrites, the kinds
 * of interfaces, and what is seen in the drawing as a whole have rooms of their own.
 */
@NullMarked
package dev.vethwork.topology;

import org.jspecify.annotations.NullMarked;
