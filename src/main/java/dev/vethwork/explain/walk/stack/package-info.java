/**
 * The IP stack of a namespace: addresses, settings, rules of the routing policy and tables, and the packet that asks
 * them.
 */
@NullMarked
package dev.vethwork.explain.walk.stack;

import org.jspecify.annotations.NullMarked;
