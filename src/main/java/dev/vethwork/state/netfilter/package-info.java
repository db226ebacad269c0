/** A rule of iptables as what it means: what it asks of a packet, and what it does with one that it takes; and the policy of a chain. */
@NullMarked
package dev.vethwork.state.netfilter;

import org.jspecify.annotations.NullMarked;
