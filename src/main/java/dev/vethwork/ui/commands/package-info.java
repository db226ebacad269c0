/** The plan as commands that a person can read, copy and type. */
@NullMarked
package dev.vethwork.ui.commands;

import org.jspecify.annotations.NullMarked;
