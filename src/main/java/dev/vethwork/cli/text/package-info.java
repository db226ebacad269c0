/** Answers for people: tables and sentences. */
@NullMarked
package dev.vethwork.cli.text;

import org.jspecify.annotations.NullMarked;
