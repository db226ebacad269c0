/** Sentences for people as keys of bundles with arguments, so that they can be said in any language later. */
@NullMarked
package dev.vethwork.text;

import org.jspecify.annotations.NullMarked;
