package dev.vethwork.lesson.read;

import dev.vethwork.lesson.LessonStep;
import dev.vethwork.lesson.Need;
import dev.vethwork.lesson.Solution;
import dev.vethwork.lesson.check.Asked;
import dev.vethwork.lesson.prose.Block;
import dev.vethwork.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** A step while it is read. */
record StepDraft(
        String title,
        List<Block> text,
        List<Need> needs,
        List<Asked> checks, List<String> hints, List<Solution> solutions) {
    StepDraft(String title) {
        this(title, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    LessonStep made(int number, Topology after) {
        return new LessonStep(number, title, text, needs, checks, hints, solutions, after);
    }
}
