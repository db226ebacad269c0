/** A deployed lab as it was read, node by node. */
@NullMarked
package dev.vethwork.lab.inspect;

import org.jspecify.annotations.NullMarked;
