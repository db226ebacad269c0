/** The privileged end: one shell that takes framed requests, the batches that it runs, and what its answers mean. */
@NullMarked
package dev.vethwork.engine.driver;

import org.jspecify.annotations.NullMarked;
