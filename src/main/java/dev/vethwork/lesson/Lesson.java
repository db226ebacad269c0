package dev.vethwork.lesson;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.plan.Equipment;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A guided lesson.
 *
 * @param id its name, one word; translations of a lesson share it
 * @param language of its text
 * @param start what is drawn before the first step
 * @param needs what none of it can be done without
 * @param author empty where not told
 * @param license empty where not told
 * @param introduction text before the first step
 * @param file that it was read from
 */
public record Lesson(
        String id,
        String title,
        Locale language,
        Topology start,
        List<Need> needs,
        String author,
        String license,
        List<Block> introduction,
        List<LessonStep> steps,
        Path file) {
    public Lesson {
        needs = List.copyOf(needs);
        introduction = List.copyOf(introduction);
        steps = List.copyOf(steps);
    }

    /** @param number from 1 @throws LabException if there is no such step */
    public LessonStep step(int number) throws LabException {
        if (number < 1 || number > steps.size()) {
            throw LessonMessages.usage("noStep", title, number, steps.size());
        }
        return steps.get(number - 1);
    }

    /** Of what it needs that which the machine is known to be without; empty where nothing is. */
    public List<String> lacks(Equipment equipment) {
        return Need.lacking(needs, equipment);
    }

    /** The programs that it or a step of it needs. */
    public Set<String> programs() {
        return Stream.concat(Stream.of(needs), steps.stream().map(LessonStep::needs))
                .flatMap(Need::programs)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The steps with the checks of another lesson's besides, step by step; what it has more is not asked. */
    public List<LessonStep> with(Lesson other) {
        List<LessonStep> all = new ArrayList<>();
        for (LessonStep step : steps) {
            List<Asked> checks = new ArrayList<>(step.checks());
            if (step.number() <= other.steps().size()) {
                checks.addAll(other.steps().get(step.number() - 1).checks());
            }
            all.add(step.withChecks(checks));
        }
        return all;
    }

    /** What is drawn as a step begins: every solution before it is done. @param number from 1 */
    public Topology drawingAt(int number) {
        return number <= 1 || steps.isEmpty() ? start : steps.get(Math.min(number - 1, steps.size()) - 1).after();
    }
}
