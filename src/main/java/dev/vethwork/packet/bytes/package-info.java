/** A packet's bytes, read as numbers, addresses and text, and the fields of a layer that are made of them. */
@NullMarked
package dev.vethwork.packet.bytes;

import org.jspecify.annotations.NullMarked;
