package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CounterStream;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.LineStream;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.PacketStream;
import dev.vethwork.engine.Recovered;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Tap;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Trouble;
import dev.vethwork.engine.capture.AgentCounters;
import dev.vethwork.engine.capture.AgentPackets;
import dev.vethwork.engine.capture.WatchedProgram;
import dev.vethwork.engine.driver.Commands;
import dev.vethwork.engine.driver.Needs;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.engine.driver.Script;
import dev.vethwork.engine.driver.Shell;
import dev.vethwork.engine.driver.Started;
import dev.vethwork.engine.observe.MachineRules;
import dev.vethwork.engine.observe.RootNamespace;
import dev.vethwork.engine.observe.SurveyReader;
import dev.vethwork.engine.registry.Inodes;
import dev.vethwork.net.LocalKind;
import dev.vethwork.net.Names;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The places on this machine: sandboxes of this user's, and the machine itself. */
public final class LocalTargets implements Targets {
    private static final String NETNS = "/run/netns/";

    private final Path home;
    private final Expected expected = new Expected();

    public LocalTargets() {
        this(LabNotes.ofUser());
    }

    /** @param home where this user's sandboxes are remembered */
    public LocalTargets(Path home) {
        this.home = home;
    }

    @Override
    public List<Deployed> deployed() {
        List<Deployed> all = new ArrayList<>();
        for (String lab : LabNotes.labs(home)) {
            all.add(sandboxed(lab));
        }
        try (Stream<Path> labs = Files.list(HostPlace.REGISTRY)) {
            labs.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(p -> all.add(onHost(p)));
        } catch (IOException e) {
            // No lab was ever on this machine since it started.
        }
        return all;
    }

    @Override
    public Optional<Deployed> find(String lab) {
        Names.lab(lab);
        return notes(lab).isThere() ? Optional.of(sandboxed(lab)) : hosted(lab);
    }

    private static Optional<Deployed> hosted(String lab) {
        Path there = HostPlace.REGISTRY.resolve(lab);
        return Files.isDirectory(there) ? Optional.of(onHost(there)) : Optional.empty();
    }

    private Deployed sandboxed(String lab) {
        LabNotes notes = notes(lab);
        return new Deployed(lab, TargetKind.SANDBOX, state(notes, lab), Origin.parse(notes.read(LabNotes.ORIGIN)));
    }

    private static Deployed onHost(Path directory) {
        return new Deployed(
                directory.getFileName().toString(),
                TargetKind.HOST,
                LabState.of(directory),
                HostPlace.origin(directory));
    }

    private static LabState state(LabNotes notes, String lab) {
        return notes.holder()
                .filter(Holder::alive)
                .map(holder -> LabState.of(holder.see("/run/vethwork/" + lab)))
                .orElse(LabState.DEAD);
    }

    @Override
    public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials)
            throws TargetException {
        Names.lab(lab);
        return switch (here(target)) {
            case SANDBOX -> sandbox(lab, document);
            case HOST -> host(lab, document, credentials);
        };
    }

    @Override
    public Expectation expect(TargetKind target) {
        if (target.equals(TargetKind.SANDBOX)) {
            expected.begin();
        }
        return expected::giveUp;
    }

    @Override
    public Optional<List<String>> enter(String lab, String namespace) {
        return find(lab).filter(found -> found.state() != LabState.DEAD).flatMap(found -> switch (here(found.target())) {
            case SANDBOX -> notes(lab).holder()
                    .filter(Holder::alive)
                    .filter(holder -> Files.exists(holder.see(NETNS + Names.node(namespace))))
                    .map(holder -> entering(Sandbox.enter(holder), namespace));
            case HOST -> Optional.of(HostPlace.REGISTRY.resolve(lab).resolve("registry"))
                    .filter(registry -> Inodes.isOurs(registry, Names.node(namespace)))
                    .map(registry -> entering(HostPlace.enter(Sudo.isRoot()), namespace));
        });
    }

    private static List<String> entering(List<String> place, String namespace) {
        return Stream.concat(place.stream(), Stream.of("ip", "netns", "exec", namespace)).toList();
    }

    private Target sandbox(String lab, DocumentId document) throws TargetException {
        LabNotes notes = notes(lab);
        Holder holder = notes.holderOrNew(new Origin(document, Instant.now()), expected);
        return new LabTarget(Sandbox.shell(holder), new SandboxPlace(holder, notes), lab, document);
    }

    private static Target host(String lab, DocumentId document, Credentials credentials) throws TargetException {
        Shell shell = Sudo.shell(credentials);
        return new LabTarget(shell, new HostPlace(Sudo.isRoot()), lab, document);
    }

    @Override
    public Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException {
        Optional<Deployed> found = find(lab);
        if (found.isEmpty() || found.get().state() == LabState.DEAD) {
            return Optional.empty();
        }
        return Optional.of(open(lab, found.get().target(), DocumentId.unknown(), credentials));
    }

    @Override
    public PacketStream packets(String lab, List<Tap> taps, Credentials credentials) throws TargetException {
        return AgentPackets.start(shell(lab, credentials), taps);
    }

    @Override
    public CounterStream counters(String lab, Credentials credentials) throws TargetException {
        return AgentCounters.start(shell(lab, credentials));
    }

    @Override
    public LineStream run(String lab, String namespace, List<String> argv, Credentials credentials) throws TargetException {
        return WatchedProgram.start(shell(lab, credentials), namespace, argv);
    }

    @Override
    public OutputStream feed(List<String> argv) throws TargetException {
        try {
            Pipes pipes = Commands.talk(argv);
            // Whatever it has to say, it must not stop because nobody hears it.
            Thread.ofVirtual().start(() -> drain(pipes));
            return pipes.stdin();
        } catch (IOException e) {
            throw Trouble.of(TargetException.Kind.MISSING, "unstarted", argv.getFirst()).exception(e);
        }
    }

    private static void drain(Pipes pipes) {
        try {
            pipes.stdout().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** A shell of its own in the place of a lab that is there. */
    private Shell shell(String lab, Credentials credentials) throws TargetException {
        Deployed found = find(lab).filter(there -> there.state() != LabState.DEAD)
                .orElseThrow(() -> Trouble.of(TargetException.Kind.LOST, "lost").exception());
        return switch (here(found.target())) {
            case SANDBOX -> {
                Optional<Holder> holder = notes(lab).holder().filter(Holder::alive);
                yield Sandbox.shell(holder.orElseThrow(
                        () -> Trouble.of(TargetException.Kind.LOST, "lost").exception()));
            }
            case HOST -> Sudo.shell(credentials);
        };
    }

    @Override
    public TargetTraits traits(TargetKind target) {
        TargetTraits known = Targets.super.traits(target).withNetem(KernelPieces.hasNetem());
        if (known.rootIsOurs()) {
            return UplinkPieces.here().usesSlirp() ? known.withUplink(TargetTraits.Way.SLIRP) : known;
        }
        return known.withReach(Connections.reach()).withUser(Sudo.user());
    }

    @Override
    public boolean offers(TargetKind target) {
        return target instanceof LocalKind;
    }

    @Override
    public Set<KernelPiece> missing() {
        return Stream.<KernelPiece>concat(
                        new KernelPieces(MachineFiles.Below.ROOT).missing().stream(), UplinkPieces.here().missing().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public NetworkState machine() throws TargetException {
        // They can only be read by root.
        return machine(Sudo.isRoot());
    }

    private static NetworkState machine(boolean withRules) throws TargetException {
        try {
            // One process for all three, while the rules are read.
            Started ip = Commands.ask(
                    List.of("ip", "-j", "-d", "-force", "-batch", "-"), "addr\nroute show table all\nneigh\n");
            Netfilter rules = withRules ? MachineRules.read() : Netfilter.EMPTY;
            return RootNamespace.state(ip.await().stdout(), rules);
        } catch (IOException e) {
            throw Needs.missing(Set.of("ip"));
        }
    }

    @Override
    public NetworkState around(TargetKind target) throws TargetException {
        return switch (here(target)) {
            case SANDBOX -> RootNamespace.bare();
            case HOST -> machine(false);
        };
    }

    @Override
    public NetworkState birth() {
        return RootNamespace.inherited();
    }

    @Override
    public String snapshot(Credentials credentials) throws TargetException {
        try (Shell shell = Sudo.shell(credentials)) {
            return shell.call("snapshot", ".").stdout();
        }
    }

    @Override
    public String snapshotScript() {
        return Script.snapshot();
    }

    @Override
    public Optional<Survey> survey(String snapshot) {
        return SurveyReader.read(snapshot);
    }

    private static LocalKind here(TargetKind target) {
        if (target instanceof LocalKind local) {
            return local;
        }
        throw new IllegalArgumentException(target + " is not on this machine");
    }

    private LabNotes notes(String lab) {
        return new LabNotes(home.resolve(lab));
    }

    @Override
    public Recovered recover(String lab, Credentials credentials, RunListener listener, Cancellation cancellation)
            throws TargetException {
        // All that a dead one held went with it; only the note is left.
        boolean dead = find(lab).filter(found -> found.target().equals(TargetKind.SANDBOX)).isPresent()
                && notes(lab).forgetDead();
        return dead ? Recovered.GONE : Targets.super.recover(lab, credentials, listener, cancellation);
    }
}
