/** Files and streams of packets as pcapng has them. */
@NullMarked
package dev.vethwork.packet.pcapng;

import org.jspecify.annotations.NullMarked;
