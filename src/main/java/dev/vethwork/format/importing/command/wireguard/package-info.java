/** WireGuard by its own tool, {@code wg}. */
@NullMarked
package dev.vethwork.format.importing.command.wireguard;

import org.jspecify.annotations.NullMarked;
