/** {@code ip}, {@code bridge} and {@code tc}, of iproute2. */
@NullMarked
package dev.vethwork.format.importing.command.ip;

import org.jspecify.annotations.NullMarked;
