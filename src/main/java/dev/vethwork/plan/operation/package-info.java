/**
 * What a plan can change, each as a type of its own: the command for it, its name and what it is about are read from that.
 * Begin with the interfaces whose names end with {@code Operation}: each is a subject, and names its operations.
 *
 * <p>The types are sealed, and what a sealed type permits lies in its package as long as the program is one unnamed module,
 * which is why there are so many files here. They are not nested in their subjects: an operation is looked for by its name,
 * a new one is a new file and a word in its subject's list, and the half of them that would share a file have nothing in
 * common but that list.
 */
@NullMarked
package dev.vethwork.plan.operation;

import org.jspecify.annotations.NullMarked;
