package dev.vethwork.engine;

import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The places where labs can live, and those that live there now. */
public interface Targets {
    /**
     * A deployed lab.
     *
     * @param target {@code sandbox} or {@code host}
     * @param state {@code deployed}, {@code busy} (somebody is working on it), {@code interrupted} (a run without an end),
     *     {@code dead} (its holder is gone)
     * @param file the drawing's file when it was deployed, empty where there was none
     */
    record Deployed(String lab, String target, String state, String file) {}

    /** Every deployed lab of this user's, and every lab on the host. Needs no privilege. */
    List<Deployed> deployed();

    default Optional<Deployed> find(String lab) {
        return deployed().stream().filter(d -> d.lab().equals(lab)).findFirst();
    }

    /**
     * Opens the place of a lab, and makes it where there is none yet ({@code sandbox}).
     *
     * @param target {@code sandbox} or {@code host}
     * @param file remembered as the drawing's file; empty for none
     */
    Target open(String lab, String target, String file, Credentials credentials) throws TargetException;

    /** Opens the place of a lab only if it is there. */
    Optional<Target> openExisting(String lab, Credentials credentials) throws TargetException;

    /**
     * Finishes or undoes what a crash has broken off, and takes away what is remembered of a dead sandbox.
     *
     * @throws TargetException if something of it stays
     */
    default Recovered recover(String lab, Credentials credentials) throws TargetException {
        Optional<Target> found = openExisting(lab, credentials);
        if (found.isEmpty()) {
            return Recovered.GONE;
        }
        try (Target target = found.get()) {
            return target.recover(RunListener.SILENT);
        }
    }

    /** What is known of a kind of target before one is open. */
    default TargetTraits traits(String target) {
        return target.equals(TargetTraits.HOST.name()) ? TargetTraits.HOST : TargetTraits.SANDBOX;
    }

    /** What the machine's kernel is known to be without. */
    default Set<KernelPiece> missing() {
        return Set.of();
    }

    /**
     * The machine's own root namespace as this user can read it without privilege, for comparison and for lint; of other
     * namespaces their names.
     */
    NetworkState machine() throws TargetException;
}
