/** This end of the agent that reads packets and counters: how it is started, and what it answers. */
@NullMarked
package dev.vethwork.engine.capture;

import org.jspecify.annotations.NullMarked;
