/** A rule of iptables as what it means: what it asks of a packet, what it does with one that it takes, and in which table. */
@NullMarked
package dev.vethwork.state.netfilter;

import org.jspecify.annotations.NullMarked;
