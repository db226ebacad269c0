package dev.vethwork.engine.place;

import dev.vethwork.engine.Origin;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.DriverShell;
import dev.vethwork.plan.TargetTraits;
import java.util.List;
import java.util.Set;

/** The place of one lab, with what is different between a sandbox, the host and another machine. */
interface LabPlace {
    TargetTraits traits(Set<String> tools);

    /** Whether the root namespace there is the lab's alone. */
    boolean rootIsOurs();

    /** Words that bring a command of this user's to where the shell is. */
    List<String> enter();

    /** Whether it goes with who opened it where nothing was deployed in it. */
    boolean goesUnused();

    /** Nothing of the lab is left in it. */
    default void forget() {}

    /** Takes the place itself away. @return whether it could be, and whatever is left in it went with it */
    boolean leave();

    /** What is written down about whose the lab is. */
    Origin origin(String lab);

    /** Writes down whose the lab is. */
    void note(DriverShell shell, String lab, Origin origin) throws TargetException;
}
