/** Packets of the running lab in a list that lives, layer by layer, and on the drawing. */
@NullMarked
package dev.vethwork.ui.packets;

import org.jspecify.annotations.NullMarked;
