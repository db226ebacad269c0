/** Rules of iptables and nftables, translation, and what a stack keeps track of. */
@NullMarked
package dev.vethwork.explain.walk.netfilter;

import org.jspecify.annotations.NullMarked;
