/** The way into a node: a shell there, in which terminal, beside which process. */
@NullMarked
package dev.vethwork.lab.enter;

import org.jspecify.annotations.NullMarked;
