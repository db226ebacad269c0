/** Rules about firewalls and translation. */
@NullMarked
package dev.vethwork.explain.lint.netfilter;

import org.jspecify.annotations.NullMarked;
