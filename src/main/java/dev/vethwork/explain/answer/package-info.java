/** What window and command line ask: why a node reaches another, or why not, and what mends it. */
@NullMarked
package dev.vethwork.explain.answer;

import org.jspecify.annotations.NullMarked;
