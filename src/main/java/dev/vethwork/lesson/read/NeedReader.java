package dev.vethwork.lesson.read;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.Need;
import dev.vethwork.net.Names;
import dev.vethwork.net.Quote;

/** Reads what a lesson needs: a word for a part of the kernel, an object for a program. */
final class NeedReader {
    private NeedReader() {}

    static Need read(Located value, Problems problems) {
        return value instanceof Located.Fieldset
                ? new Need.Program(
                        Fields.of(value, problems, "program").required("program", Readers.text(Names::node)))
                : new Need.Kernel(Readers.text(NeedReader::piece).read(value, problems));
    }

    private static String piece(String text) {
        if (!Names.isNode(text)) {
            throw LessonMessages.bad("read.need", Quote.of(text));
        }
        return text;
    }
}
