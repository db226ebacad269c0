package dev.vethwork.machine;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps tests apart, also those of other test machines on this machine. Who works in the machine's own network does so alone.
 * Who makes namespaces elsewhere, in sandboxes, is kept away only where the machine's settings are changed on purpose: each
 * namespace is born with what the machine has at that moment. And who compares namespaces that were born at different moments
 * has nobody beside it who works on the machine, as a lab there may make it forward.
 */
public final class MachineLock {
    /** Who works in the machine's own network. Taken first, as who waits for the other below holds it meanwhile. */
    private static final SharedLock NETWORK = new SharedLock(Path.of("/tmp/vethwork-machine-network"));

    /** What namespaces are born with. */
    private static final SharedLock SETTINGS = new SharedLock(Path.of("/tmp/vethwork-machine-tests"));

    private MachineLock() {}

    /** For a test on the machine. Nobody else of this test machine is at work. */
    static void onTheMachine(boolean settings) throws IOException {
        release();
        NETWORK.alone();
        if (settings) {
            SETTINGS.alone();
        } else {
            SETTINGS.together();
        }
    }

    /** After a test on the machine. */
    static void release() throws IOException {
        SETTINGS.release();
        NETWORK.release();
    }

    /** For a test whose namespaces shall be born on a machine whose settings nobody changes on purpose meanwhile. */
    public static void together() throws IOException {
        // An ordinary user's tests do not run beside root's.
        if (Machine.isOurs()) {
            SETTINGS.together();
        }
    }

    public static void releaseTogether() throws IOException {
        SETTINGS.release();
    }

    /** For a test that compares namespaces that are born at different moments. */
    public static void steady() throws IOException {
        if (Machine.isOurs()) {
            NETWORK.together();
            SETTINGS.together();
        }
    }

    public static void releaseSteady() throws IOException {
        release();
    }
}
