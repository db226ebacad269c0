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
import dev.vethwork.engine.capture.FarPackets;
import dev.vethwork.engine.capture.WatchedProgram;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.engine.observe.LabReader;
import dev.vethwork.net.Names;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.compile.Born;
import dev.vethwork.state.NetworkState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The places on other machines, which are reached by ssh. Nothing of this program need be there. */
public final class RemoteTargets implements Targets {
    /** Of no lab that anybody has. */
    private static final String NOBODY = "vethwork";

    private final RemoteNotes notes;
    private final FarMachines machines;

    /** How it stood with each lab when it was asked for last. */
    private final Map<String, LabState> seen = new ConcurrentHashMap<>();

    public RemoteTargets() {
        this(RemoteNotes.ofUser(), Ssh.ofUser());
    }

    /** @param home where it is noted which labs are on other machines */
    RemoteTargets(Path home, Ssh ssh) {
        this.notes = new RemoteNotes(home);
        this.machines = new FarMachines(ssh);
    }

    @Override
    public boolean offers(TargetKind target) {
        return target instanceof RemoteKind;
    }

    @Override
    public List<Deployed> deployed() {
        return notes.all().stream().map(this::deployed).toList();
    }

    @Override
    public Optional<Deployed> find(String lab) {
        return notes.find(Names.lab(lab)).map(this::deployed);
    }

    private Deployed deployed(RemoteNotes.Note note) {
        LabState state = seen.getOrDefault(note.lab(), LabState.DEPLOYED);
        return new Deployed(note.lab(), note.kind(), state, note.origin());
    }

    /** Each machine is asked once, all of them at the same time. */
    @Override
    public List<Deployed> look() {
        List<RemoteNotes.Note> noted = notes.all();
        Map<RemoteKind, Optional<List<Greeting.Lab>>> answers = machines.labs(
                noted.stream().map(note -> note.kind().sandbox()).distinct().toList());
        for (RemoteNotes.Note note : noted) {
            seen.put(
                    note.lab(),
                    answers.getOrDefault(note.kind().sandbox(), Optional.empty())
                            .map(labs -> state(note, labs))
                            .orElse(LabState.UNREACHABLE));
        }
        return deployed();
    }

    private static LabState state(RemoteNotes.Note note, List<Greeting.Lab> labs) {
        return labs.stream()
                .filter(lab -> lab.name().equals(note.lab()) && lab.rootIsOurs() == note.kind().rootIsOurs())
                .map(Greeting.Lab::state)
                .findFirst()
                .orElse(LabState.DEAD);
    }

    @Override
    public Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) throws TargetException {
        Names.lab(lab);
        RemoteKind kind = far(target);
        boolean noted = notes.find(lab).isPresent();
        if (!noted && kind.rootIsOurs()) {
            notes.write(new RemoteNotes.Note(lab, kind, new Origin(document, Instant.now())));
        }
        FarMachines.Opened opened = made(kind, lab, noted, credentials);
        seen.remove(lab);
        return place(opened, kind, lab, document, noted, credentials);
    }

    /** Where the machine let nobody in there is no lab. Where the connection broke nobody knows: the note stays. */
    private FarMachines.Opened made(RemoteKind kind, String lab, boolean noted, Credentials credentials)
            throws TargetException {
        try {
            return machines.open(kind, lab, true, credentials);
        } catch (TargetException e) {
            if (!noted && FarRefusals.isRefusal(e.stderr())) {
                notes.delete(lab);
            }
            throw e;
        }
    }

    private Target place(
            FarMachines.Opened opened,
            RemoteKind kind,
            String lab,
            DocumentId document,
            boolean noted,
            Credentials credentials)
            throws TargetException {
        Greeting greeting = opened.greeting();
        Origin origin = greeting.origin();
        boolean there = origin.document().isKnown();
        if (there && !noted && !document.isSame(origin.document())) {
            // From now on it is among the labs that are known here, and so whoever wants its name is asked first.
            notes.write(new RemoteNotes.Note(lab, kind, origin));
            opened.shell().close();
            throw Trouble.of(TargetException.Kind.CONFLICT, "ssh.taken", lab, kind.machine()).exception();
        }
        RemotePlace place = new RemotePlace(
                kind,
                greeting,
                machines.enter(kind, opened),
                notes,
                lab,
                !there,
                () -> machines.end(kind, lab, greeting, credentials));
        return new LabTarget(opened.shell(), place, lab, document, greeting.tools());
    }

    @Override
    public Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException {
        Optional<RemoteNotes.Note> note = notes.find(lab);
        if (note.isEmpty()) {
            return Optional.empty();
        }
        RemoteKind kind = note.get().kind();
        try {
            FarMachines.Opened opened = machines.open(kind, lab, false, credentials);
            seen.remove(lab);
            return Optional.of(place(opened, kind, lab, DocumentId.unknown(), true, credentials));
        } catch (TargetException e) {
            seen.put(lab, FarRefusals.isGone(e.stderr()) ? LabState.DEAD : LabState.UNREACHABLE);
            if (FarRefusals.isGone(e.stderr())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** It takes a request to the machine to know, which opening the lab is. */
    @Override
    public Optional<List<String>> enter(String lab, String namespace) {
        return Optional.empty();
    }

    @Override
    public Recovered recover(String lab, Credentials credentials, RunListener listener, Cancellation cancellation)
            throws TargetException {
        Recovered recovered = Targets.super.recover(lab, credentials, listener, cancellation);
        if (recovered == Recovered.GONE) {
            notes.delete(lab);
        }
        return recovered;
    }

    private DriverShell shell(String lab, Credentials credentials) throws TargetException {
        RemoteNotes.Note note =
                notes.find(lab).orElseThrow(() -> Trouble.of(TargetException.Kind.LOST, "lost").exception());
        return machines.open(note.kind(), lab, false, credentials).shell();
    }

    @Override
    public PacketStream packets(String lab, List<Tap> taps, Credentials credentials) throws TargetException {
        return FarPackets.start(shell(lab, credentials), taps);
    }

    @Override
    public CounterStream counters(String lab, Credentials credentials) throws TargetException {
        return AgentCounters.startFar(shell(lab, credentials));
    }

    @Override
    public LineStream run(String lab, String namespace, List<String> argv, Credentials credentials) throws TargetException {
        return WatchedProgram.start(shell(lab, credentials), namespace, argv);
    }

    /** What its kernel lacks it says itself, once a step needs it. */
    @Override
    public Set<KernelPiece> missing() {
        return Set.of();
    }

    /** Of a sandbox and of the machine itself alike: what a sandbox's way out needs is looked for as well. */
    @Override
    public Equipment equipment(TargetKind target, Set<String> programs) throws TargetException {
        FarFiles files = machines.look(far(target).sandbox(), programs);
        Stream<KernelPiece> missing = Stream.concat(
                new KernelPieces(files).missing().stream(), new UplinkPieces(files, "").missing().stream());
        return new Equipment(
                missing.collect(Collectors.toSet()), programs.stream().filter(files::hasProgram).collect(Collectors.toSet()));
    }

    @Override
    public NetworkState machine() {
        return NetworkState.EMPTY;
    }

    /** Looked at where the plan is run, and not before: to look takes a connection. */
    @Override
    public NetworkState around(TargetKind target) {
        return NetworkState.EMPTY;
    }

    @Override
    public NetworkState before(TargetKind target) throws TargetException {
        RemoteKind kind = far(target);
        if (kind.rootIsOurs()) {
            return Born.nothingOn(NetworkState.EMPTY);
        }
        try (DriverShell shell = machines.open(kind, NOBODY, false, Credentials.NONE).shell()) {
            return new LabReader(shell, NOBODY, true).readRoot();
        }
    }

    @Override
    public String snapshot(TargetKind machine, Credentials credentials) throws TargetException {
        try (DriverShell shell = machines.open(far(machine), NOBODY, false, credentials).shell()) {
            return shell.call("snapshot", ".").stdout();
        }
    }

    private static RemoteKind far(TargetKind target) {
        if (target instanceof RemoteKind far) {
            return far;
        }
        throw new IllegalArgumentException(target + " is on this machine");
    }
}
