package dev.vethwork.lesson.read;

import dev.vethwork.format.json.FormatException;
import dev.vethwork.format.json.JsonPlace;
import dev.vethwork.format.json.Located;
import dev.vethwork.format.json.Problems;
import dev.vethwork.format.json.YamlReader;
import dev.vethwork.format.patch.PatchOperation;
import dev.vethwork.format.patch.TopologyPatch;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.lesson.Solution;
import dev.vethwork.net.BadValue;
import dev.vethwork.plan.CommandSplitter;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads solutions: a JSON patch, also written as YAML, or commands, one a line. */
final class Solutions {
    private static final Pattern PATCH = Pattern.compile("\\s*(\\[|-\\s)");

    private Solutions() {}

    /** @param before lines above the text */
    static Optional<Solution> read(String text, int before, Problems problems) {
        try {
            return PATCH.matcher(text).lookingAt() ? patch(text, before, problems) : commands(text, before, problems);
        } catch (FormatException e) {
            problems.addAll(e);
            return Optional.empty();
        }
    }

    private static Optional<Solution> patch(String text, int before, Problems problems) throws FormatException {
        Located yaml = YamlReader.read(text, before, problems);
        if (!(yaml instanceof Located.Items(_, var items))) {
            problems.add(yaml.place(), LessonMessages.bad("read.patch"));
            return Optional.empty();
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (Located item : items) {
            PatchOperation read = problems.attempt(item, PatchOperation::read);
            if (read != null) {
                operations.add(read);
            }
        }
        return Optional.of(new Solution.Patch(operations));
    }

    private static Optional<Solution> commands(String text, int before, Problems problems) {
        List<List<String>> lines = new ArrayList<>();
        int number = before;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            try {
                lines.add(List.copyOf(CommandSplitter.split(line)));
            } catch (BadValue e) {
                problems.add(JsonPlace.root(number, 1), e);
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Solution.Commands(lines));
    }

    /** What is drawn once it is done; the same drawing, with the problem noted, where it does not fit. */
    static Topology after(Topology before, Solution solution, int line, Problems problems) {
        try {
            return switch (solution) {
                case Solution.Commands _ -> before;
                case Solution.Patch(List<PatchOperation> operations) -> TopologyPatch.apply(before, operations);
            };
        } catch (FormatException e) {
            FormatException.Problem first = e.problems().getFirst();
            problems.add(
                    JsonPlace.root(line, 1),
                    new BadValue(LessonMessages.text("read.unfit", first.pointer() + ": " + first.message()), first.remedy()));
        } catch (BadValue e) {
            problems.add(
                    JsonPlace.root(line, 1), new BadValue(LessonMessages.text("read.unfit", String.valueOf(e.getMessage())), e.remedy()));
        }
        return before;
    }
}
