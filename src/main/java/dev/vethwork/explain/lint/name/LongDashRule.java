package dev.vethwork.explain.lint.name;

import dev.vethwork.edit.Edit;
import dev.vethwork.edit.EditName;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.lint.drawn.DrawnFacts;
import dev.vethwork.explain.lint.drawn.FixEdits;
import dev.vethwork.explain.lint.drawn.Found;
import dev.vethwork.explain.lint.drawn.LintRule;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A dash that a word processor made of two hyphens: the command takes its option for a name. */
public final class LongDashRule implements LintRule {
    private static final Pattern DASH = Pattern.compile("(?<=^|\\s)[\u2012-\u2015\u2212]+(?=\\p{Alnum})");

    @Override
    public List<Finding> check(DrawnFacts drawing) {
        List<Finding> found = new ArrayList<>();
        drawing.stacks().forEach(node -> node.stack().services().stream()
                .filter(s -> DASH.matcher(s.command()).find())
                .forEach(s -> found.add(finding(node, s))));
        return found;
    }

    private static Finding finding(StackNode node, Service service) {
        Service plain = new Service(
                service.name(),
                DASH.matcher(service.command()).replaceAll("--"),
                service.pidNamespace(),
                service.root());
        return Found.error(
                "LONG_DASH",
                node.name(),
                Edit.of(
                        EditName.of("fix.dash", service.name()),
                        t -> FixEdits.stack(
                                t, node.name(), s -> s.withServices(FixEdits.swap(s.services(), service, plain)))),
                service.name(),
                node.name());
    }
}
