package dev.vethwork.lesson.check;

import dev.vethwork.lesson.Say;

/** {@code node: red}: it is there. */
public record NodeCheck(String name) implements Check {
    @Override
    public String text() {
        return "node: " + name;
    }

    @Override
    public String expected() {
        return Say.text("node.expected", name);
    }

    @Override
    public Verdict judge(RunningLab lab) {
        String there = String.join(", ", lab.seen().nodeNames());
        return Verdict.of(lab.has(name), Say.text("node.found", there), Say.text("node.why", name));
    }
}
