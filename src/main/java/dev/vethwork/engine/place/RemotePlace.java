package dev.vethwork.engine.place;

import dev.vethwork.engine.Origin;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.plan.TargetTraits;
import java.util.List;
import java.util.Set;

/** A sandbox on another machine, or that machine itself. */
final class RemotePlace implements LabPlace {
    /** Ends the sandbox of the lab. */
    @FunctionalInterface
    interface End {
        void end() throws TargetException;
    }

    private final RemoteKind kind;
    private final Greeting greeting;
    private final List<String> enter;
    private final RemoteNotes notes;
    private final String lab;
    private final boolean fresh;
    private final End end;
    private Origin origin;

    /**
     * @param enter words that bring a command there
     * @param fresh whether nothing of the lab was there before
     */
    RemotePlace(
            RemoteKind kind,
            Greeting greeting,
            List<String> enter,
            RemoteNotes notes,
            String lab,
            boolean fresh,
            End end) {
        this.kind = kind;
        this.greeting = greeting;
        this.enter = enter;
        this.notes = notes;
        this.lab = lab;
        this.fresh = fresh;
        this.end = end;
        this.origin = greeting.origin();
    }

    @Override
    public TargetTraits traits(Set<String> tools) {
        TargetTraits traits = TargetTraits.of(kind);
        return kind.rootIsOurs()
                ? SandboxPlace.traits(traits, tools)
                : HostPlace.traits(traits.withReach(greeting.reach()), tools);
    }

    @Override
    public boolean rootIsOurs() {
        return kind.rootIsOurs();
    }

    @Override
    public List<String> enter() {
        return enter;
    }

    @Override
    public boolean goesUnused() {
        return fresh;
    }

    @Override
    public void forget() {
        notes.delete(lab);
    }

    /** Where the machine cannot be reached the sandbox stays, and so does the note of it. */
    @Override
    public boolean leave() {
        if (kind.rootIsOurs()) {
            try {
                end.end();
                notes.delete(lab);
            } catch (TargetException e) {
                return false;
            }
        }
        return kind.rootIsOurs();
    }

    @Override
    public Origin origin(String wanted) {
        return origin;
    }

    /** Where the lab is, as the machine's own labs are, so that it is found from wherever one comes; and here. */
    @Override
    public void note(DriverShell shell, String wanted, Origin now) throws TargetException {
        notes.write(new RemoteNotes.Note(lab, kind, now));
        shell.tell("file", lab, "", now.text(), List.of());
        origin = now;
    }
}
