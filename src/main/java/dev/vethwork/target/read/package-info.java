/** Readers of what {@code ip -j}, {@code iptables-save} and /proc print. */
@NullMarked
package dev.vethwork.target.read;

import org.jspecify.annotations.NullMarked;
