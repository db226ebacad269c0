/** What a capture has brought so far, which of it is wanted, and one packet on all of its cables. */
@NullMarked
package dev.vethwork.packet.log;

import org.jspecify.annotations.NullMarked;
