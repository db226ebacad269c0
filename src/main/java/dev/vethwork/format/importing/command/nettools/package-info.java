/** {@code ifconfig} and {@code route}, of net-tools. */
@NullMarked
package dev.vethwork.format.importing.command.nettools;

import org.jspecify.annotations.NullMarked;
