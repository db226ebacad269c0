/** Reading JSON so that each value knows its place and all problems are told at once, and writing it for people. */
@NullMarked
package dev.vethwork.format.json;

import org.jspecify.annotations.NullMarked;
