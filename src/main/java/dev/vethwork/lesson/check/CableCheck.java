package dev.vethwork.lesson.check;

import dev.vethwork.lab.inspect.DeployedLab;
import dev.vethwork.lesson.LessonMessages;
import dev.vethwork.state.Interface;
import dev.vethwork.state.NamespaceState;
import dev.vethwork.state.Peer;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** {@code cable: [ red, blue ]}: a pair of virtual interfaces joins the two. */
public record CableCheck(String one, String other) implements Check {
    @Override
    public String text() {
        return "cable: [ " + one + ", " + other + " ]";
    }

    @Override
    public String expected() {
        return LessonMessages.text("cable.expected", one, other);
    }

    @Override
    public CheckVerdict judge(RunningLab lab) {
        SequencedSet<String> across = new TreeSet<>();
        for (NamespaceState space : lab.seen().state().namespaces().values()) {
            for (Interface device : space.interfaces().values()) {
                across.addAll(acrossFrom(lab.seen(), space, device));
            }
        }
        return CheckVerdict.of(
                across.contains(other),
                across.isEmpty()
                        ? LessonMessages.text("cable.found.none", one)
                        : LessonMessages.text("cable.found", one, String.join(", ", across)),
                LessonMessages.text("cable.why", one, other));
    }

    private Set<String> acrossFrom(DeployedLab lab, NamespaceState space, Interface device) {
        Peer peer = device.peer();
        if (peer == null || !lab.nodeOf(new Peer(space.name(), device.name())).equals(one)) {
            return Set.of();
        }
        return Set.of(Objects.requireNonNull(lab.nodeOf(peer)));
    }

}
