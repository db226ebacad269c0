package dev.vethwork.lesson.check;

import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code cable: [ red, blue ]}: a pair of virtual interfaces joins the two. {@code cable: { between: [ s1, s2 ], count: 2 }}: so
 * many of them do, or more, however their ends are named.
 */
public record CableCheck(String one, String other, int count) implements Check {
    @Override
    public String text() {
        String ends = "[ " + one + ", " + other + " ]";
        return count == 1 ? "cable: " + ends : "cable: { between: " + ends + ", count: " + count + " }";
    }

    @Override
    public String expected() {
        return count == 1
                ? LessonMessages.text("cable.expected", one, other)
                : LessonMessages.text("cable.expected.several", one, other, count);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) {
        List<String> across = new ArrayList<>();
        for (NamespaceState space : lab.seen().state().namespaces().values()) {
            for (Interface device : space.interfaces().values()) {
                across.addAll(acrossFrom(lab.seen(), space, device));
            }
        }
        long there = across.stream().filter(other::equals).count();
        String found = across.isEmpty()
                ? LessonMessages.text("cable.found.none", one)
                : LessonMessages.text("cable.found", one, String.join(", ", new TreeSet<>(across)));
        return count == 1
                ? CheckVerdict.of(there >= 1, found, LessonMessages.text("cable.why", one, other))
                : CheckVerdict.of(
                        there >= count,
                        LessonMessages.text("cable.found.several", one, other, there),
                        LessonMessages.text("cable.why.several", one, other, count));
    }

    private Set<String> acrossFrom(DeployedLab lab, NamespaceState space, Interface device) {
        Peer peer = device.peer();
        if (peer == null || !lab.nodeOf(new Peer(space.name(), device.name())).equals(one)) {
            return Set.of();
        }
        return Set.of(Objects.requireNonNull(lab.nodeOf(peer)));
    }
}
