package dev.vethwork.settings;

/**
 * What asks before it is done. Programs that a file from elsewhere names are always asked about.
 *
 * @param deploy deploying on the machine itself
 * @param teardown taking a lab down
 */
public record Confirmations(boolean deploy, boolean teardown) {
    public static final Confirmations DEFAULT = new Confirmations(true, true);

    public Confirmations withDeploy(boolean value) {
        return new Confirmations(value, teardown);
    }

    public Confirmations withTeardown(boolean value) {
        return new Confirmations(deploy, value);
    }
}
