/** What a plan must not do to the machine that it is for: conflicts, said before anything runs. */
@NullMarked
package dev.vethwork.plan.guard;

import org.jspecify.annotations.NullMarked;
