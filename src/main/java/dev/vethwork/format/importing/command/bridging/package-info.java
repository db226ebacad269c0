/** Switches by their own tools: {@code brctl} and {@code ovs-vsctl}. */
@NullMarked
package dev.vethwork.format.importing.command.bridging;

import org.jspecify.annotations.NullMarked;
