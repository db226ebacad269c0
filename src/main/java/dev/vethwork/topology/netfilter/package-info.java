/** What a stack filters and rewrites: the firewall, masquerades, translated sources, ports that lead elsewhere. */
@NullMarked
package dev.vethwork.topology.netfilter;

import org.jspecify.annotations.NullMarked;
