package dev.vethwork.cli.text;

import dev.vethwork.cli.terminal.Console;
import dev.vethwork.cli.terminal.Spoken;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Fix;
import dev.vethwork.explain.PathHop;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.text.Sentences;
import java.util.List;
import java.util.stream.IntStream;

/** Explanations for people. */
public final class ExplanationText {
    private ExplanationText() {}

    public static String of(Explanation explanation, Console console) {
        String mark = explanation.reachable() ? console.green("✓") : console.red("✗");
        StringBuilder out = new StringBuilder(mark + " " + Sentences.of(explanation.message()));
        if (explanation.cause() != null) {
            out.append(console.dim("  " + explanation.cause()));
        }
        out.append('\n');
        path(out, console, Spoken.text("explain.there"), explanation.path());
        path(out, console, Spoken.text("explain.back"), explanation.returnPath());
        if (!explanation.command().isEmpty()) {
            out.append("  ").append(Spoken.text("explain.see")).append(" ").append(explanation.command()).append('\n');
        }
        for (Fix fix : explanation.fixes()) {
            boolean other = fix.suffices() && !fix.equals(explanation.fixes().getFirst());
            out.append(Spoken.text(other ? "explain.or" : "explain.fix")).append(Sentences.of(fix.title())).append('\n');
        }
        return out.toString();
    }

    public static String of(List<Explanations.Pair> pairs, Console console) {
        Table table = new Table("", Spoken.heads("explain.heads"));
        pairs.forEach(p -> table.row(
                p.from(), p.to(), p.address(), p.reachable() ? "✓" : "✗", p.cause() == null ? "" : p.cause()));
        return table.print(console.columns());
    }

    private static void path(StringBuilder out, Console console, String title, List<PathHop> hops) {
        if (hops.isEmpty()) {
            return;
        }
        Table table = new Table("    ");
        int shown = once(hops);
        hops.subList(0, shown).forEach(h -> table.row(
                h.node(), (h.in().isEmpty() ? "" : h.in() + " ") + "→" + (h.out().isEmpty() ? "" : " " + h.out()),
                h.decision()));
        out.append("  ").append(title).append('\n').append(table.print(console.columns()));
        if (shown < hops.size()) {
            out.append("    ").append(Spoken.text("explain.circle", hops.size() - shown)).append('\n');
        }
    }

    /** How many hops there are until a packet is where it was before, in a circle that it does not leave. */
    private static int once(List<PathHop> hops) {
        for (int next = 1; next < hops.size(); next++) {
            int first = hops.subList(0, next).indexOf(hops.get(next));
            int length = next - first;
            if (first >= 0 && isCircle(hops, first, length)) {
                return next + 1;
            }
        }
        return hops.size();
    }

    private static boolean isCircle(List<PathHop> hops, int from, int length) {
        return hops.size() - from > 2 * length
                && IntStream.range(from + length, hops.size()).allMatch(i -> hops.get(i).equals(hops.get(i - length)));
    }
}
