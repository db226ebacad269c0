/** {@code iptables} and its like. */
@NullMarked
package dev.vethwork.format.importing.command.firewall;

import org.jspecify.annotations.NullMarked;
