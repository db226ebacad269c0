package dev.vethwork.engine.place;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.observe.RootNamespace;
import dev.vethwork.net.Names;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The labs in sandboxes of this user's.
 *
 * @param home where they are remembered
 * @param expected the sandbox that was begun before it was asked for
 */
record SandboxedLabs(Path home, Expected expected) implements LocalLabs {
    private static final String NETNS = "/run/netns/";

    @Override
    public List<Deployed> deployed() {
        return LabNotes.labs(home).stream().map(this::noted).toList();
    }

    @Override
    public Optional<Deployed> find(String lab) {
        return notes(lab).isThere() ? Optional.of(noted(lab)) : Optional.empty();
    }

    private Deployed noted(String lab) {
        return new Deployed(lab, TargetKind.SANDBOX, state(lab), Origin.parse(notes(lab).read(LabNotes.ORIGIN)));
    }

    private LabState state(String lab) {
        return living(lab)
                .map(holder -> LabState.of(holder.see(HostPlace.REGISTRY.resolve(lab).toString())))
                .orElse(LabState.DEAD);
    }

    @Override
    public Target open(String lab, DocumentId document, Credentials credentials) throws TargetException {
        LabNotes notes = notes(lab);
        Holder holder = notes.holderOrNew(new Origin(document, Instant.now()), expected);
        return new LabTarget(Sandbox.shell(holder), new SandboxPlace(holder, notes), lab, document);
    }

    @Override
    public Optional<List<String>> enter(String lab, String namespace) {
        return living(lab)
                .filter(holder -> Files.exists(holder.see(NETNS + Names.node(namespace))))
                .map(holder -> LocalLabs.entering(Sandbox.enter(holder), namespace));
    }

    @Override
    public DriverShell shell(String lab, Credentials credentials) throws TargetException {
        return Sandbox.shell(
                living(lab).orElseThrow(() -> Trouble.of(TargetException.Kind.LOST, "lost").exception()));
    }

    @Override
    public TargetTraits traits(TargetTraits known) {
        return UplinkPieces.here().usesSlirp() ? known.withUplink(TargetTraits.Way.SLIRP) : known;
    }

    @Override
    public NetworkState around() {
        return RootNamespace.bare();
    }

    /** Forgets one that is dead. @return whether one was there, and dead; all that it held went with it */
    boolean forgetDead(String lab) {
        return notes(lab).isThere() && notes(lab).forgetDead();
    }

    private Optional<Holder> living(String lab) {
        return notes(lab).holder().filter(Holder::alive);
    }

    private LabNotes notes(String lab) {
        return new LabNotes(home.resolve(lab));
    }
}
