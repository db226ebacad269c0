/** Options and parameters, how they are told to picocli, and their help. */
@NullMarked
package dev.vethwork.cli.argument;

import org.jspecify.annotations.NullMarked;
