/** What a plan can change, each as a type of its own: the command for it, its name and what it is about are read from that. */
@NullMarked
package dev.vethwork.plan.operation;

import org.jspecify.annotations.NullMarked;
