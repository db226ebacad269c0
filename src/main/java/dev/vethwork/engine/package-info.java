/** What can be asked of the places where labs live, and what they answer; the rooms below do it. */
@NullMarked
package dev.vethwork.engine;

import org.jspecify.annotations.NullMarked;
