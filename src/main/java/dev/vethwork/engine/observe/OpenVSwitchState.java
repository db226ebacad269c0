package dev.vethwork.engine.observe;

/** Which daemons of Open vSwitch run: its database, and the one that makes what the database says. */
public enum OpenVSwitchState {
    RUNS,
    /** Without ovs-vswitchd(8) a change is only written down. */
    DAEMON_STOPPED,
    /** Without ovsdb-server(1) nothing can be seen or changed. */
    DATABASE_STOPPED;

    /** @param answers the names of those that run, as the driver tells them */
    static OpenVSwitchState of(String answers) {
        if (!answers.contains("ovsdb-server")) {
            return DATABASE_STOPPED;
        }
        return answers.contains("ovs-vswitchd") ? RUNS : DAEMON_STOPPED;
    }
}
