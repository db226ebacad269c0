package dev.vethwork.engine;

import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.Plan;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.plan.operation.ServiceOperation;
import dev.vethwork.state.NetworkState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open place where a lab lives, held through one privileged shell. Not for several threads at once: calls wait for
 * each other. Closing it leaves what is deployed where it is.
 */
public interface Target extends AutoCloseable {
    TargetTraits traits();

    /** Reads the whole state that the lab can see: the root namespace, its own namespaces, and strangers by name only. */
    NetworkState observe(String lab) throws TargetException;

    /** Reads only these namespaces afresh. */
    NetworkState observe(String lab, Set<String> namespaces) throws TargetException;

    /**
     * Makes the target hold the desired state: observes, plans, journals, runs, reads again. When a step fails, when it is
     * cancelled, or when what is read again is not what was wanted, everything this call did is taken back and the
     * exception says why. {@link Compiled#nothing} is a teardown.
     *
     * @return the plan that was run
     */
    Plan apply(Compiled desired, RunListener listener, Cancellation cancellation) throws TargetException;

    /**
     * Finishes or undoes the last run on the lab, where that was broken off: a teardown is finished, anything else undone.
     *
     * @throws TargetException if something of it stays; it can be tried again
     */
    Recovered recover(RunListener listener, Cancellation cancellation) throws TargetException;

    /**
     * As {@link #apply}, but reads and runs no more than it must: only namespaces that the change touches are read, and the
     * rest is believed.
     */
    Changed change(Change change, RunListener listener, Cancellation cancellation) throws TargetException;

    /**
     * The lab's namespaces in which something has changed since the last call, as the kernel tells by itself: interfaces,
     * addresses, routes, policy rules, forwarding. Empty where it does not tell, so that one has to look.
     */
    Optional<Set<String>> changes(Set<String> namespaces) throws TargetException;

    /** Remembers the drawing that is deployed, as text, where the lab is remembered. */
    void remember(String lab, String drawing) throws TargetException;

    /** The drawing that was remembered; empty where there is none. */
    String recall(String lab) throws TargetException;

    /** The last lines that a service wrote since it was started; empty where it wrote none. */
    default String lastWords(String lab, ServiceOperation.Start service) throws TargetException {
        return "";
    }

    /** Writes down that the lab belongs to this drawing from now on; what is deployed stays as it is. */
    void belong(String lab, DocumentId document) throws TargetException;

    /**
     * Runs a command inside a namespace of the lab and waits for it.
     *
     * @param namespace a namespace's name or {@link NetworkState#ROOT}
     */
    CommandResult execute(String lab, String namespace, List<String> argv, Duration timeout) throws TargetException;

    /**
     * The words to put before a command so that a process of this user's runs it inside a namespace, with its own terminal
     * ({@code nsenter …}, {@code sudo ip netns exec …}).
     */
    List<String> enter(String lab, String namespace) throws TargetException;

    @Override
    void close();
}
