package dev.vethwork.engine.place;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.plan.TargetTraits;
import dev.vethwork.state.NetworkState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The labs of one kind of place on this machine. */
interface LocalLabs {
    List<Deployed> deployed();

    Optional<Deployed> find(String lab);

    /** See {@link dev.vethwork.engine.Targets#open}. */
    Target open(String lab, DocumentId document, Credentials credentials) throws TargetException;

    /** See {@link dev.vethwork.engine.Targets#enter}; of a lab that lives. */
    Optional<List<String>> enter(String lab, String namespace);

    /** A shell of its own in the place of a lab that is there. */
    DriverShell shell(String lab, Credentials credentials) throws TargetException;

    /** What is known of such a place before one is open. @param known of its kind */
    TargetTraits traits(TargetTraits known);

    /** See {@link dev.vethwork.engine.Targets#around}. */
    NetworkState around() throws TargetException;

    /** @param place words that bring a command to the root namespace there */
    static List<String> entering(List<String> place, String namespace) {
        return Stream.concat(place.stream(), Stream.of("ip", "netns", "exec", namespace)).toList();
    }
}
