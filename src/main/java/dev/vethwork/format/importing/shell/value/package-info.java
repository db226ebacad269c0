/** What stands for what: variables, parameters in all their forms, arithmetic, patterns, braces. */
@NullMarked
package dev.vethwork.format.importing.shell.value;

import org.jspecify.annotations.NullMarked;
