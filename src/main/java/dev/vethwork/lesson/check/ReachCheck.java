package dev.vethwork.lesson.check;

import dev.vethwork.explain.Probe;
import dev.vethwork.lab.Pinged;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.topology.netfilter.Protocol;
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
    public Verdict judge(RunningLab lab) throws LabException {
        Pinged asked;
        try {
            asked = lab.ask(from, to, probe);
        } catch (LabException e) {
            if (e.exit() == LabException.Exit.FINDINGS) {
                // It has no address, so that nothing can answer.
                return Verdict.of(expect == Expect.NONE, String.valueOf(e.getMessage()), e.remedy());
            }
            throw e;
        }
        boolean met = asked.answered() == (expect == Expect.ANSWER);
        String found = LessonMessages.text(asked.answered() ? "reach.found" : "reach.found.none", asked.address());
        return new Verdict(met, found, met ? "" : why(lab));
    }

    private String why(RunningLab lab) throws LabException {
        return expect == Expect.NONE ? LessonMessages.text("reach.why.none", from, to) : lab.why(from, to, probe);
    }
}
