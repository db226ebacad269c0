package dev.vethwork.engine;

import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.compile.Born;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.Survey;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The places where labs can live, and those that live there now. */
public interface Targets {
    /**
     * A deployed lab.
     *
     * @param origin the drawing that it belongs to, and since when it runs
     */
    record Deployed(String lab, TargetKind target, LabState state, Origin origin) {
        public DocumentId document() {
            return origin.document();
        }
    }

    /** Every deployed lab of this user's, and every lab on the host. Needs no privilege. */
    List<Deployed> deployed();

    /** The same, after asking each of them how it stands, wherever it is. Takes as long as that takes. */
    default List<Deployed> look() {
        return deployed();
    }

    default Optional<Deployed> find(String lab) {
        return deployed().stream().filter(d -> d.lab().equals(lab)).findFirst();
    }

    /**
     * Opens the place of a lab, and makes it where there is none yet, as a sandbox.
     *
     * @param document that the lab will belong to once something is deployed
     */
    Target open(String lab, TargetKind target, DocumentId document, Credentials credentials) throws TargetException;

    /** What was begun for a place that is likely to be opened soon. Where none was, it is given up with this. */
    @FunctionalInterface
    interface Expectation extends AutoCloseable {
        @Override
        void close();
    }

    /** Says that a new place of this kind is likely to be opened soon: what it takes may begin meanwhile. */
    default Expectation expect(TargetKind target) {
        return () -> {};
    }

    /** Opens the place of a lab only if it is there. */
    Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException;

    /**
     * The words to put before a command so that it runs inside a namespace of the lab's, on a terminal of its own; told without
     * opening the lab's place. Empty where it is not seen from outside that this is a namespace of the lab's.
     */
    Optional<List<String>> enter(String lab, String namespace);

    /**
     * Finishes or undoes what a crash has broken off, and takes away what is remembered of a dead sandbox.
     *
     * @throws TargetException if something of it stays
     */
    default Recovered recover(String lab, Credentials credentials, RunListener listener, Cancellation cancellation)
            throws TargetException {
        Optional<Target> found = openExisting(lab, credentials);
        if (found.isEmpty()) {
            return Recovered.GONE;
        }
        try (Target target = found.get()) {
            return target.recover(listener, cancellation);
        }
    }

    /** Reads packets in a lab's place until it is closed. */
    default PacketStream packets(String lab, List<Tap> taps, Credentials credentials) throws TargetException {
        throw Trouble.of(TargetException.Kind.LOST, "lost").exception();
    }

    /** Reads counters in a lab's place until it is closed. */
    default CounterStream counters(String lab, Credentials credentials) throws TargetException {
        throw Trouble.of(TargetException.Kind.LOST, "lost").exception();
    }

    /** Starts a program inside a namespace of a lab's, and hears what it says until it or whoever hears ends. */
    default LineStream run(String lab, String namespace, List<String> argv, Credentials credentials) throws TargetException {
        throw Trouble.of(TargetException.Kind.LOST, "lost").exception();
    }

    /** Starts a program of this user's beside this one, and gives what it reads on its standard input. */
    default OutputStream feed(List<String> argv) throws TargetException {
        throw Trouble.of(TargetException.Kind.MISSING, "unstarted", argv.getFirst()).exception();
    }

    /** What is known of a kind of target before one is open. */
    default TargetTraits traits(TargetKind target) {
        return TargetTraits.of(target);
    }

    /** Whether such a place is one of these. */
    default boolean offers(TargetKind target) {
        return true;
    }

    /** What the machine's kernel is known to be without. */
    Set<KernelPiece> missing();

    /** What the kernel of such a place is known to be without. */
    default Set<KernelPiece> missing(TargetKind target) {
        return missing();
    }

    /**
     * The same, asked of the machine on which such a place is, and which of some programs are there.
     *
     * @param programs names without a path
     */
    default Equipment equipment(TargetKind target, Set<String> programs) throws TargetException {
        return new Equipment(missing(target), programs.stream().filter(Installed::program).collect(Collectors.toSet()));
    }

    /**
     * The machine's own root namespace as this user can read it without privilege, for comparison and for lint; of other
     * namespaces their names.
     */
    NetworkState machine() throws TargetException;

    /**
     * What of the machine matters to a lab that is to be deployed in such a place: to a sandbox its settings alone; on the machine
     * all but its rules.
     */
    default NetworkState around(TargetKind target) throws TargetException {
        return machine();
    }

    /** What runs on this machine, containers among it, as a text that {@link #survey} reads. Nothing is changed. */
    default String snapshot(Credentials credentials) throws TargetException {
        throw Trouble.of(TargetException.Kind.LOST, "lost").exception();
    }

    /** The same of the machine whose own network is such a place. */
    default String snapshot(TargetKind machine, Credentials credentials) throws TargetException {
        return snapshot(credentials);
    }

    /** A script that prints such a text on a machine on which nothing of this program is. */
    default String snapshotScript() {
        return "";
    }

    /** A snapshot as a state; empty where the text is none. It may be anybody's. */
    default Optional<Survey> survey(String snapshot) {
        return Optional.empty();
    }

    /** What such a place has before anything is deployed, as far as that is seen without making it. */
    default NetworkState before(TargetKind target) throws TargetException {
        return target.rootIsOurs() ? Born.nothingOn(birth()) : machine();
    }

    /** The machine's settings, with those that a namespace which is made now is born with. */
    default NetworkState birth() throws TargetException {
        return machine();
    }
}
