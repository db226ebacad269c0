/** Readers of what {@code ip -j}, {@code iptables-save} and /proc print. */
@NullMarked
package dev.vethwork.engine.read;

import org.jspecify.annotations.NullMarked;
