package dev.vethwork.settings;

/**
 * What asks before it is done.
 *
 * @param deploy deploying on the machine itself
 * @param teardown taking a lab down
 * @param services starting the programs that a file from elsewhere names
 */
public record Confirmations(boolean deploy, boolean teardown, boolean services) {
    public static final Confirmations DEFAULT = new Confirmations(true, true, true);

    public Confirmations withDeploy(boolean value) {
        return new Confirmations(value, teardown, services);
    }

    public Confirmations withTeardown(boolean value) {
        return new Confirmations(deploy, value, services);
    }

    public Confirmations withServices(boolean value) {
        return new Confirmations(deploy, teardown, value);
    }
}
