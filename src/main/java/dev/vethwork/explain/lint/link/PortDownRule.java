package dev.vethwork.explain.lint.link;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import java.util.List;

/** A cable end that is never switched on: nothing passes. */
public final class PortDownRule implements LintRule {
    @Override
    public List<Finding> check(DrawnFacts drawing) {
        return drawing.topology().cables().stream()
                .flatMap(c -> c.ends().stream())
                .filter(e -> !e.up())
                .map(e -> Found.warning(
                        "PORT_DOWN",
                        e.id().toString(),
                        Edit.of(
                                EditName.of("fix.up", e.id().toString()),
                                t -> FixEdits.end(t, e.id(), x -> x.withUp(true))),
                        e.interfaceName(),
                        e.node()))
                .toList();
    }
}
