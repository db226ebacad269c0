/**
 * The layers of a packet, one file a protocol, and how one leads to the next. {@code Layer} is sealed, and what a sealed type
 * permits lies in its package.
 */
@NullMarked
package dev.vethwork.packet.layer;

import org.jspecify.annotations.NullMarked;
