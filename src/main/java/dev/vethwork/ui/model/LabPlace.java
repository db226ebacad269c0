package dev.vethwork.ui.model;

import dev.vethwork.plan.TargetTraits;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.ui.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a lab's target open between uses, since opening costs a shell. Its methods block; not for the window's thread. */
final class LabPlace implements AutoCloseable {
    private final Targets targets;
    private @Nullable Target open;
    private String lab = "";

    LabPlace(Targets targets) {
        this.targets = targets;
    }

    /** The lab's target, made where it is not there. */
    synchronized Target open(String name, String kind, String file, Credentials credentials) throws TargetException {
        Target held = held(name);
        if (held != null && held.traits().name().equals(kind)) {
            return held;
        }
        close();
        Target made = targets.open(name, kind, file, credentials);
        keep(name, made);
        return made;
    }

    /** The lab's target if it is deployed. */
    synchronized Optional<Target> existing(String name, Credentials credentials) throws TargetException {
        Target held = held(name);
        if (held != null) {
            return Optional.of(held);
        }
        if (targets.find(name).isEmpty()) {
            return Optional.empty();
        }
        close();
        Optional<Target> found = targets.openExisting(name, credentials);
        found.ifPresent(t -> keep(name, t));
        return found;
    }

    /** The lab's target. @throws TargetException also if it is not deployed */
    Target deployed(String name, Credentials credentials) throws TargetException {
        return existing(name, credentials)
                .orElseThrow(() -> new TargetException(
                        TargetException.Kind.LOST,
                        Texts.get("lab.notDeployed", name),
                        Texts.get("lab.notDeployed.remedy")));
    }

    /** Whether the lab is known of at all; one whose sandbox has died still is. */
    boolean knows(String name) {
        return targets.find(name).isPresent();
    }

    /** Traits of the target that is open, or of one of this kind. */
    synchronized TargetTraits traits(String kind) {
        Target target = open;
        if (target != null) {
            return target.traits();
        }
        return targets.traits(kind);
    }

    @Override
    public synchronized void close() {
        Target target = open;
        open = null;
        if (target != null) {
            target.close();
        }
    }

    private @Nullable Target held(String name) {
        return lab.equals(name) ? open : null;
    }

    private void keep(String name, Target target) {
        lab = name;
        open = target;
    }
}
