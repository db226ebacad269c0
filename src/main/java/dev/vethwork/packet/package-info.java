/** Packets as they pass: what they hold in layers, in words, in files, and which of them are wanted. Knows no kernel. */
@NullMarked
package dev.vethwork.packet;

import org.jspecify.annotations.NullMarked;
