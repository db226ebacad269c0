package dev.vethwork.lesson.check;

import dev.vethwork.explain.Cause;
import dev.vethwork.explain.Explanation;
import dev.vethwork.explain.PathHop;
import dev.vethwork.explain.Probe;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.topology.netfilter.Protocol;
import java.util.List;
import java.util.Locale;

/**
 * {@code ping: { from: red, to: blue }}, {@code tcp: { from: red, to: blue, port: 80 }} and {@code udp}: an answer comes, or
 * with {@code expect: none} none does.
 *
 * @param to a node's name or an address
 */
public record ReachCheck(String from, String to, Probe probe, Expect expect) implements Check {
    /** What shall come back. */
    public enum Expect {
        ANSWER,
        NONE
    }

    @Override
    public boolean isRead() {
        return false;
    }

    @Override
    public String text() {
        boolean ping = probe.protocol() == Protocol.ICMP;
        return (ping ? "ping" : probe.protocol().name().toLowerCase(Locale.ROOT))
                + ": { from: " + from + ", to: " + to
                + (ping ? "" : ", port: " + probe.port())
                + (expect == Expect.NONE ? ", expect: none }" : " }");
    }

    @Override
    public String expected() {
        return LessonMessages.text(expect == Expect.NONE ? "reach.expected.none" : "reach.expected", from, to, probe);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) throws LabException {
        Pinged asked;
        try {
            asked = lab.ask(from, to, probe);
        } catch (LabException e) {
            if (e.exit() == LabException.Exit.FINDINGS) {
                // It has no address, so that nothing can answer.
                return CheckVerdict.of(expect == Expect.NONE, String.valueOf(e.getMessage()), e.remedy());
            }
            throw e;
        }
        if (asked.answered() && lab.isOwn(from, to, asked.address())) {
            return CheckVerdict.of(
                    expect == Expect.NONE,
                    LessonMessages.text("reach.found.own", from, asked.address()),
                    LessonMessages.text("reach.why.own", from, to, asked.address()));
        }
        boolean met = asked.answered() == (expect == Expect.ANSWER);
        String found = LessonMessages.text(asked.answered() ? "reach.found" : "reach.found.none", asked.address());
        return met ? CheckVerdict.of(true, found) : unmet(found, lab);
    }

    private CheckVerdict unmet(String found, RunningLab lab) throws LabException {
        if (expect == Expect.NONE) {
            return new CheckVerdict(false, found, LessonMessages.text("reach.why.none", from, to));
        }
        Explanation explanation = lab.explain(from, to, probe);
        List<PathHop> path = explanation.path();
        // Whether somebody listens is guessed from command lines there; the kernel knows.
        if (!probe.protocol().hasPorts()
                || path.isEmpty()
                || !explanation.reachable() && explanation.cause() != Cause.NOT_LISTENING) {
            return CheckVerdict.of(false, found, explanation);
        }
        String last = path.getLast().node();
        List<String> inside =
                lab.has(last) ? ListeningSockets.of(lab, last, probe.protocol()).onlyInside() : List.of();
        return inside.isEmpty()
                ? CheckVerdict.of(false, found, explanation)
                : new CheckVerdict(false, found, LessonMessages.text("reach.why.inside", last, String.join(", ", inside)));
    }
}
