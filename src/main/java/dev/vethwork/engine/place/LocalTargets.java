package dev.vethwork.engine.place;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.CounterStream;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.LineStream;
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
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.driver.Pipes;
import dev.vethwork.engine.driver.Script;
import dev.vethwork.engine.observe.RootNamespace;
import dev.vethwork.engine.observe.SurveyReader;
import dev.vethwork.net.LocalKind;
import dev.vethwork.net.Names;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The places on this machine: sandboxes of this user's, and the machine itself. */
public final class LocalTargets implements Targets {
    private final Expected expected = new Expected();
    private final SandboxedLabs sandboxed;
    private final HostedLabs hosted = new HostedLabs();

    public LocalTargets() {
        this(LabNotes.ofUser());
    }

    /** @param home where this user's sandboxes are remembered */
    public LocalTargets(Path home) {
        sandboxed = new SandboxedLabs(home, expected);
    }

    private LocalLabs labs(TargetKind kind) {
        if (!(kind instanceof LocalKind local)) {
            throw new IllegalArgumentException(kind + " is not on this machine");
        }
        return switch (local) {
            case SANDBOX -> sandboxed;
            case HOST -> hosted;
        };
    }

    @Override
    public List<Deployed> deployed() {
        return Stream.concat(sandboxed.deployed().stream(), hosted.deployed().stream()).toList();
    }

    @Override
    public Optional<Deployed> find(String lab) {
        Names.lab(lab);
        return sandboxed.find(lab).or(() -> hosted.find(lab));
    }

    private Optional<Deployed> living(String lab) {
        return find(lab).filter(found -> found.state() != LabState.DEAD);
    }

    @Override
    public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials)
            throws TargetException {
        Names.lab(lab);
        return labs(target).open(lab, document, credentials);
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
        return living(lab).flatMap(found -> labs(found.target()).enter(lab, namespace));
    }

    @Override
    public Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException {
        Optional<Deployed> found = living(lab);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(open(lab, found.get().target(), DocumentId.unknown(), credentials));
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

    private DriverShell shell(String lab, Credentials credentials) throws TargetException {
        Deployed found = living(lab).orElseThrow(() -> Trouble.of(TargetException.Kind.LOST, "lost").exception());
        return labs(found.target()).shell(lab, credentials);
    }

    @Override
    public TargetTraits traits(TargetKind target) {
        return labs(target).traits(Targets.super.traits(target).withNetem(KernelPieces.hasNetem()));
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
        return HostedLabs.machine(RootShell.isRoot());
    }

    @Override
    public NetworkState around(TargetKind target) throws TargetException {
        return labs(target).around();
    }

    @Override
    public NetworkState birth() {
        return RootNamespace.inherited();
    }

    @Override
    public String snapshot(Credentials credentials) throws TargetException {
        try (DriverShell shell = RootShell.shell(credentials)) {
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

    @Override
    public Recovered recover(String lab, Credentials credentials, RunListener listener, Cancellation cancellation)
            throws TargetException {
        return sandboxed.forgetDead(lab) ? Recovered.GONE : Targets.super.recover(lab, credentials, listener, cancellation);
    }
}
