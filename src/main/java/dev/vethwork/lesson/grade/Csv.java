package dev.vethwork.lesson.grade;

import dev.vethwork.lesson.LessonStep;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Grades as comma-separated values (RFC 4180), which a spreadsheet must not take for formulas. */
public final class Csv {
    /** A row is a line, also for programs that know no quotes. */
    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");

    private Csv() {}

    public static String of(List<LessonStep> steps, List<Graded> all) {
        StringBuilder out = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("file"));
        steps.forEach(s -> head.add(s.number() + ". " + s.title()));
        head.addAll(List.of("points", "of", "reasons"));
        line(head, out);
        for (Graded graded : all) {
            List<String> cells = new ArrayList<>(List.of(graded.file().toString()));
            for (int i = 0; i < steps.size(); i++) {
                cells.add(i < graded.steps().size() && graded.steps().get(i).met() ? "1" : "0");
            }
            cells.add(String.valueOf(graded.points()));
            cells.add(String.valueOf(steps.size()));
            cells.add(String.join(" | ", graded.reasons()));
            line(cells, out);
        }
        return out.toString();
    }

    private static void line(List<String> cells, StringBuilder out) {
        out.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String cell(String text) {
        String plain = BREAK.matcher(text.strip()).replaceAll(" ↵ ").replaceAll("[\\p{Cntrl}&&[^\\t]]", " ");
        String safe = FORMULA.matcher(plain).lookingAt() ? "'" + plain : plain;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
