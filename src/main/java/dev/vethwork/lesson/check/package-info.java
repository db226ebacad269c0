/** What a lesson asks of the kernel of a running lab, one type for each kind of question. */
@NullMarked
package dev.vethwork.lesson.check;

import org.jspecify.annotations.NullMarked;
