package dev.vethwork.plan.difference;

import dev.vethwork.plan.Comparison;
import dev.vethwork.plan.Drafts;
import dev.vethwork.state.NamespaceState;

/** What every difference inside one namespace works with: how the namespace shall be and how it is, and where the steps go. */
abstract class NamespaceComparison {
    final Comparison comparison;
    final Drafts drafts;
    final NamespaceState wanted;
    final NamespaceState before;

    NamespaceComparison(Comparison comparison, Drafts drafts, NamespaceState wanted) {
        this.comparison = comparison;
        this.drafts = drafts;
        this.wanted = wanted;
        this.before = comparison.before(wanted.name());
    }
}
