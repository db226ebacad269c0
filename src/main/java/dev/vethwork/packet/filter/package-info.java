/** The language in which one says which packets are wanted. */
@NullMarked
package dev.vethwork.packet.filter;

import org.jspecify.annotations.NullMarked;
