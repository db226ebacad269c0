/**
 * What a plan can change, each as a type of its own: the command for it, its name and what it is about are read from that.
 * The types are sealed, and what a sealed type permits lies in its package, which is why there are so many files here.
 */
@NullMarked
package dev.vethwork.plan.operation;

import org.jspecify.annotations.NullMarked;
