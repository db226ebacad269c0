/** The layers of a packet, one file a protocol, and how one leads to the next. */
@NullMarked
package dev.vethwork.packet.layer;

import org.jspecify.annotations.NullMarked;
