package dev.vethwork.lesson.read;

import dev.vethwork.format.json.Fields;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.Readers;
import dev.vethwork.format.json.YamlReader;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.Need;
import dev.vethwork.net.Names;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands between the two lines of dashes at a lesson's head. @param start a drawing's file; null for none @param needs what the lesson cannot be done without */
record FrontMatter(
        String lesson,
        String title,
        Locale language,
        @Nullable String start,
        List<Need> needs,
        String author,
        String license) {
    private static final String FENCE = "---";

    /** A lesson's text parted in two. @param above lines that the body does not have */
    record Parted(String head, String body, int above) {}

    static Parted part(String text, Problems problems) throws FormatException {
        List<String> lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.getFirst().strip().equals(FENCE) ? -1 : closing(lines);
        if (end < 0) {
            problems.add(dev.vethwork.format.json.JsonPlace.root(1, 1), LessonMessages.bad("read.noHead"));
            problems.throwIfAny();
        }
        return new Parted(
                String.join("\n", lines.subList(1, Math.max(1, end))),
                String.join("\n", lines.subList(Math.max(0, end) + 1, lines.size())),
                Math.max(0, end) + 1);
    }

    private static int closing(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(FENCE)) {
                return i;
            }
        }
        return -1;
    }

    static FrontMatter read(String head, Problems problems) throws FormatException {
        Located yaml = YamlReader.read(head, 1, problems);
        FrontMatter read = problems.attempt(yaml, FrontMatter::read);
        problems.throwIfAny();
        if (read == null) {
            throw new IllegalStateException("unread without a problem");
        }
        return read;
    }

    private static FrontMatter read(Located yaml, Problems problems) {
        Fields fields =
                Fields.of(yaml, problems, "lesson", "title", "language", "start", "needs", "author", "license");
        String lesson = fields.required("lesson", Readers.text(Names::node));
        return new FrontMatter(
                lesson,
                fields.optional("title", Readers::text, lesson),
                fields.optional("language", Readers.text(FrontMatter::locale), Locale.ENGLISH),
                fields.optional("start", Readers::text),
                fields.list("needs", NeedReader::read),
                fields.optional("author", Readers::text, ""),
                fields.optional("license", Readers::text, ""));
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw LessonMessages.bad("read.language", tag);
        }
    }
}
