package dev.vethwork.explain.lint.drawn;

import dev.vethwork.explain.Finding;
import java.util.List;

/** One thing that may be wrong with a drawing. */
public interface LintRule {
    List<Finding> check(DrawnFacts drawing);
}
