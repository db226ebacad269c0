package dev.vethwork.format.exporting;

import dev.vethwork.plan.ShellText;
import dev.vethwork.plan.Step;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A script with an up and a down part, as a person would write it. */
final class ShellExporter implements Exporter {
    /** Where services lay their files; a machine that knows nothing of labs has no such folder. */
    private static final String OWN_FOLDER = "/run/vethwork";

    /** What has to be taken back. Settings stay, since nobody knows what they were; all else goes with its interface. */
    private static final Set<Step.Phase> UNDONE =
            EnumSet.of(Step.Phase.RULES, Step.Phase.CABLES, Step.Phase.BRIDGES, Step.Phase.NAMESPACES);

    @Override
    public ExportFormat format() {
        return ExportFormat.SHELL;
    }

    @Override
    public Set<Besides> says() {
        return EnumSet.of(Besides.DESCRIPTION);
    }

    @Override
    public Exported write(Topology topology) {
        List<PlainStep> steps = PlainStep.of(topology);
        StringBuilder out = new StringBuilder("#!/bin/sh\n");
        out.append("# ").append(oneLine(topology.name())).append('\n');
        if (!topology.description().isBlank()) {
            topology.description().lines().map(ShellExporter::oneLine).forEach(l -> out.append("# ").append(l).append('\n'));
        }
        out.append("#\n# ").append(ExportTexts.of("usage").text().replace("\n", "\n# ")).append("\nset -eu\n\nup() {\n");
        up(steps, out);
        out.append("}\n\ndown() {\n");
        down(steps, out);
        out.append("}\n\ncase \"${1-up}\" in\n    up) up ;;\n    down) down ;;\n    *)\n        echo \"$0 up|down\" >&2\n        exit 2\n        ;;\nesac\n");
        return Exported.text(out.toString(), List.of());
    }

    private static void up(List<PlainStep> steps, StringBuilder out) {
        Step.Phase phase = null;
        boolean folder = false;
        for (PlainStep step : steps) {
            if (step.phase() != phase) {
                out.append(phase == null ? "" : "\n").append("    # ").append(title(step.phase())).append('\n');
                phase = step.phase();
            }
            if (step.line().contains(OWN_FOLDER) && !folder) {
                folder = true;
                out.append("    mkdir -p ").append(OWN_FOLDER).append('\n');
            }
            out.append("    ").append(step.line()).append('\n');
        }
        if (steps.isEmpty()) {
            out.append("    :\n");
        }
    }

    /** What is in a namespace goes with it. */
    private static void down(List<PlainStep> steps, StringBuilder out) {
        List<String> lines = new ArrayList<>();
        for (PlainStep step : steps) {
            if (step.isService() && !step.namespace().isEmpty()) {
                lines.add("ip netns pids " + ShellText.line(List.of(step.namespace())) + " | xargs -r kill");
            }
        }
        for (PlainStep step : steps.reversed()) {
            boolean within = step.undo().size() > 1 && step.undo().get(1).equals("-n");
            if (step.namespace().isEmpty() && !step.undo().isEmpty() && !within && UNDONE.contains(step.phase())) {
                lines.add(ShellText.line(step.undo()));
            }
        }
        lines.stream().distinct().forEach(line -> out.append("    ").append(line).append(" 2>/dev/null || true\n"));
        if (lines.isEmpty()) {
            out.append("    :\n");
        }
    }

    private static String title(Step.Phase phase) {
        return ExportTexts.of("phase." + phase.name()).text();
    }

    /** A comment ends with its line: what follows a line break would be run. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }
}
