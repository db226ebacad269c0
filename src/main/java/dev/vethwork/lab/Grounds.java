package dev.vethwork.lab;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.explain.Finding;
import dev.vethwork.explain.Ground;
import dev.vethwork.explain.lint.Lint;
import dev.vethwork.lab.consent.Gate;
import dev.vethwork.lab.failure.Failures;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Equipment;
import dev.vethwork.plan.KernelPiece;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the places where labs can be, and what a drawing would meet there. Nothing is opened or made for it. */
public record Grounds(Targets targets) {
    /** What the machine's kernel is known to be without. */
    public Set<KernelPiece> missing() {
        return targets.missing();
    }

    /** What the kernel of such a place is known to be without. */
    public Set<KernelPiece> missing(TargetKind kind) {
        return targets.missing(kind);
    }

    /**
     * What the machine on which such a place is has of what may be needed: a machine elsewhere is asked.
     *
     * @param programs that may be needed, by their names
     */
    public Equipment equipment(TargetKind kind, Set<String> programs) throws LabException {
        try {
            return targets.equipment(kind, programs);
        } catch (TargetException e) {
            throw Failures.of(e);
        }
    }

    /** What such a place has before anything is deployed. */
    NetworkState before(TargetKind kind) throws TargetException {
        return kind.isFar() ? targets.before(kind) : ifToBeHad(() -> targets.before(kind));
    }

    /** The machine itself as this user can read it; empty where that cannot be done. */
    public NetworkState machine() {
        return ifToBeHad(targets::machine);
    }

    /** What of the machine matters to a lab that is to be deployed in such a place. */
    public NetworkState around(TargetKind kind) {
        return ifToBeHad(() -> targets.around(kind));
    }

    /**
     * Every finding, also about clashes with what is there where it is to be deployed.
     *
     * @param wanted null for where it is deployed, else a sandbox
     */
    public List<Finding> lint(Topology topology, @Nullable TargetKind wanted) {
        TargetKind kind = wanted == null ? targets.find(topology.name()).map(Deployed::target).orElse(TargetKind.SANDBOX) : wanted;
        return Lint.check(topology, ground(kind, kind.equals(TargetKind.HOST) ? machine() : around(kind)));
    }

    /** Refuses what cannot be deployed in such a place. What rules that are there do to it is no reason to. */
    void gate(Topology topology, TargetKind kind) throws LabException {
        Gate.pass(Lint.check(topology, ground(kind, around(kind))));
    }

    /** What is known of the ground of such a place. @param machine the machine as far as it was read */
    private Ground ground(TargetKind kind, NetworkState machine) {
        return kind.rootIsOurs() ? Ground.sandbox(machine, missing(kind)) : Ground.machine(machine, missing(kind));
    }

    private static NetworkState ifToBeHad(Reading reading) {
        try {
            return reading.read();
        } catch (TargetException e) {
            return NetworkState.EMPTY;
        }
    }

    /** Something that is read of the machine. */
    @FunctionalInterface
    private interface Reading {
        NetworkState read() throws TargetException;
    }
}
