package dev.vethwork.cli.answer;

import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.Fix;
import dev.vethwork.explain.PathHop;
import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.format.patch.TopologyPatch;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Explanations in JSON; an edit is a JSON patch (RFC 6902) of the file. */
public final class ExplanationAnswer {
    private ExplanationAnswer() {}

    public static Object of(Explanation explanation, @Nullable Topology topology) {
        return Json.object(
                "from", explanation.from(),
                "to", explanation.to(),
                "reachable", explanation.reachable(),
                "cause", name(explanation.cause()),
                "message", explanation.message(),
                "hop", explanation.hop(),
                "command", explanation.command(),
                "path", explanation.path().stream().map(ExplanationAnswer::hop).toList(),
                "returnPath", explanation.returnPath().stream().map(ExplanationAnswer::hop).toList(),
                "end", explanation.end() == null ? null : hop(explanation.end()),
                "fixes", explanation.fixes().stream().map(f -> fix(f, topology)).toList());
    }

    public static Object of(List<Explanations.Pair> pairs) {
        return Json.object(
                "pairs",
                pairs.stream()
                        .map(p -> Json.object(
                                "from", p.from(),
                                "to", p.to(),
                                "address", p.address(),
                                "reachable", p.reachable(),
                                "cause", name(p.cause())))
                        .toList());
    }

    private static Object hop(PathHop hop) {
        return Json.object("node", hop.node(), "in", hop.in(), "out", hop.out(), "decision", hop.decision(),
                "evidence", hop.evidence().stream()
                        .map(e -> Json.object("table", e.kind().name().toLowerCase(Locale.ROOT), "row", e.text()))
                        .toList());
    }

    private static Object fix(Fix fix, @Nullable Topology topology) {
        return Json.object(
                "title", fix.title(),
                "suffices", fix.suffices(),
                "edit", topology == null ? null : TopologyPatch.json(topology, fix.edit().apply(topology)));
    }

    private static @Nullable String name(@Nullable Enum<?> cause) {
        return cause == null ? null : cause.name();
    }
}
