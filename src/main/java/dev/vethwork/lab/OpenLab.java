package dev.vethwork.lab;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.TargetTraits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a lab's target open between uses, since opening costs a shell. */
final class OpenLab implements AutoCloseable {
    private final Targets targets;
    private @Nullable Target open;
    private String lab = "";

    /** Of the target that is open. Read without waiting for whoever opens one, which over a network takes its time. */
    private volatile @Nullable TargetTraits known;

    OpenLab(Targets targets) {
        this.targets = targets;
    }

    /** The lab's target where it is deployed, else one that is made for this document. */
    synchronized Target open(String name, TargetKind kind, DocumentId document, Credentials credentials)
            throws TargetException {
        Optional<Target> there = existing(name, credentials);
        if (there.isPresent()) {
            return there.get();
        }
        close();
        return keep(name, targets.open(name, kind, document, credentials));
    }

    /** The lab's target if it is deployed. */
    synchronized Optional<Target> existing(String name, Credentials credentials) throws TargetException {
        Optional<Deployed> found = targets.find(name);
        if (found.isEmpty() || found.get().state() == LabState.DEAD) {
            if (lab.equals(name)) {
                close();
            }
            return Optional.empty();
        }
        Target held = lab.equals(name) ? open : null;
        if (held != null) {
            return Optional.of(held);
        }
        close();
        return targets.openExisting(name, credentials).map(target -> keep(name, target));
    }

    /** The lab's target, which somebody needs who was told that the lab is there. */
    Target needed(String name, Caller caller) throws LabException, TargetException {
        Optional<Target> found = existing(name, caller.credentials());
        if (found.isEmpty()) {
            throw Missing.lab(targets, name);
        }
        return found.get();
    }

    /** Something that is done in a place. */
    @FunctionalInterface
    interface Use<T> {
        T run() throws LabException, TargetException;
    }

    /** Does something there, and lets go of a place that is lost. */
    <T> T use(Use<T> use) throws LabException {
        try {
            return use.run();
        } catch (TargetException e) {
            if (e.kind() == TargetException.Kind.LOST) {
                // What is opened next time may be another place, where a lab of this name was deployed again.
                close();
            }
            throw Failures.of(e);
        }
    }

    /** Traits of the target that is open, or of one of this kind. */
    TargetTraits traits(TargetKind kind) {
        TargetTraits now = known;
        return now != null && now.kind().equals(kind) ? now : targets.traits(kind);
    }

    @Override
    public synchronized void close() {
        Target target = open;
        open = null;
        known = null;
        lab = "";
        if (target != null) {
            target.close();
        }
    }

    private Target keep(String name, Target target) {
        lab = name;
        open = target;
        known = target.traits();
        return target;
    }
}
