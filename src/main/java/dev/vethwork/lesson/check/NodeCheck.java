package dev.vethwork.lesson.check;

import dev.vethwork.lesson.LessonMessages;

/** {@code node: red}: it is there. */
public record NodeCheck(String name) implements Check {
    @Override
    public String text() {
        return "node: " + name;
    }

    @Override
    public String expected() {
        return LessonMessages.text("node.expected", name);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) {
        String there = String.join(", ", lab.seen().nodeNames());
        return CheckVerdict.of(lab.has(name), LessonMessages.text("node.found", there), LessonMessages.text("node.why", name));
    }
}
