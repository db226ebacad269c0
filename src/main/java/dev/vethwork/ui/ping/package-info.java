/** The ping tool: what becomes of a packet, on the drawing and in a list, and who reaches whom. */
@NullMarked
package dev.vethwork.ui.ping;

import org.jspecify.annotations.NullMarked;
