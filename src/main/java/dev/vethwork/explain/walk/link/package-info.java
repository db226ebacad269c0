/** Who hears a frame: cables, bridges, and tunnels as wires. */
@NullMarked
package dev.vethwork.explain.walk.link;

import org.jspecify.annotations.NullMarked;
