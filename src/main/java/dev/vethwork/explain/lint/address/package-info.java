/** Rules about addresses and subnets. */
@NullMarked
package dev.vethwork.explain.lint.address;

import org.jspecify.annotations.NullMarked;
