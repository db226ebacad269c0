/** Answers for programs, in JSON. Fields may be added; none may be renamed. */
@NullMarked
package dev.vethwork.cli.answer;

import org.jspecify.annotations.NullMarked;
