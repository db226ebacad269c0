/** Rules of nftables that somebody else has made: read, walked as far as they are understood, never written. */
@NullMarked
package dev.vethwork.state.nft;

import org.jspecify.annotations.NullMarked;
