/** Drawings from files, from other tools, and from what runs on a machine. */
@NullMarked
package dev.vethwork.lab.drawing;

import org.jspecify.annotations.NullMarked;
