/** Values of the field that every other package speaks in: addresses, prefixes, MACs, checked names. */
@NullMarked
package dev.vethwork.net;

import org.jspecify.annotations.NullMarked;
