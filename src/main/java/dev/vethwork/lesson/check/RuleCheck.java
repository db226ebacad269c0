package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import java.util.List;

/** {@code rule: { node: host, contains: MASQUERADE }}: one of its iptables rules, as iptables-save prints it. */
public record RuleCheck(String node, String contains) implements Check {
    @Override
    public String text() {
        return "rule: { node: " + node + ", contains: " + YamlWords.quoted(contains) + " }";
    }

    @Override
    public String expected() {
        return LessonMessages.text("rule.expected", node, contains);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        List<String> rules = lab.view(node).rules();
        return CheckVerdict.of(
                rules.stream().anyMatch(r -> r.contains(contains)),
                LessonMessages.text("rule.found", node, RunningLab.list(rules)),
                LessonMessages.text("rule.why", node, contains));
    }
}
