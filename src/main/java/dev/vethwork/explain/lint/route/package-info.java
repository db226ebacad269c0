/** Rules about routes, tables and forwarding. */
@NullMarked
package dev.vethwork.explain.lint.route;

import org.jspecify.annotations.NullMarked;
