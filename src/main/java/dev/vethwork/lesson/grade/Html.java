package dev.vethwork.lesson.grade;

import dev.vethwork.lesson.Lesson;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.LessonStep;
import dev.vethwork.text.Sentences;
import java.util.List;

/** Grades as one page, with reasons, that needs nothing beside it. */
public final class Html {
    private static final String STYLE =
            ":root{color-scheme:light dark}body{font:15px sans-serif;margin:2em}table{border-collapse:collapse}"
                    + "td,th{border:1px solid #8888;padding:.3em .6em;text-align:left;vertical-align:top}"
                    + "td:first-child{overflow-wrap:anywhere;min-width:8em}.p{white-space:nowrap}ul{margin:0;padding-left:1.2em}"
                    + ".y{background:#dff3e0;background:light-dark(#dff3e0,#1d4023)}"
                    + ".n{background:#fbe3e1;background:light-dark(#fbe3e1,#53211d)}";

    private Html() {}

    public static String of(Lesson lesson, List<LessonStep> steps, List<Graded> all) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(text(lesson.language().toLanguageTag()))
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(text(lesson.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(text(lesson.title()))
                .append("</h1>\n<table><tr><th>")
                .append(text(LessonMessages.text("grade.file")))
                .append("</th>");
        steps.forEach(s -> out.append("<th title=\"").append(text(s.title())).append("\">").append(s.number()).append("</th>"));
        out.append("<th>").append(text(LessonMessages.text("grade.points"))).append("</th><th>")
                .append(text(LessonMessages.text("grade.reasons"))).append("</th></tr>\n");
        all.forEach(graded -> row(steps, graded, out));
        return out.append("</table></body></html>\n").toString();
    }

    private static void row(List<LessonStep> steps, Graded graded, StringBuilder out) {
        out.append("<tr><td>").append(text(graded.file().toString())).append("</td>");
        for (int i = 0; i < steps.size(); i++) {
            boolean met = i < graded.steps().size() && graded.steps().get(i).met();
            out.append(met ? "<td class=\"y\">✓</td>" : "<td class=\"n\">✗</td>");
        }
        out.append("<td class=\"p\">").append(graded.points()).append(" / ").append(steps.size()).append("</td><td><ul>");
        graded.reasons().forEach(r -> out.append("<li>").append(text(Sentences.of(Sentences.capital(r)))).append("</li>"));
        out.append("</ul></td></tr>\n");
    }

    private static String text(String plain) {
        StringBuilder out = new StringBuilder();
        plain.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return out.toString();
    }
}
