package dev.vethwork.machine;

/** Open vSwitch as its service runs it, for machines that have it installed and do not run it. */
public final class OpenVSwitch {
    /** Nothing where it runs already, or cannot. */
    public static final String START = """
            if command -v ovs-vswitchd >/dev/null && (: <>/dev/net/tun) 2>/dev/null && [ ! -e /run/openvswitch ]; then
                o=/run/openvswitch
                mkdir -p $o
                echo tests >$o/started-by
                ovsdb-tool create $o/conf.db /usr/share/openvswitch/vswitch.ovsschema
                ovsdb-server --remote=punix:$o/db.sock --pidfile=$o/ovsdb-server.pid --unixctl=$o/db.ctl --no-chdir \
                    --detach --log-file=$o/db.log $o/conf.db
                ovs-vsctl --no-wait init
                ovs-vswitchd --pidfile=$o/ovs-vswitchd.pid --unixctl=$o/vs.ctl --no-chdir --detach --log-file=$o/vs.log \
                    unix:$o/db.sock
            fi >/dev/null 2>&1
            """;

    /** Takes away what {@link #START} has made, and nothing else. */
    public static final String STOP = """
            o=/run/openvswitch
            if [ -e $o/started-by ]; then
                for p in ovs-vswitchd ovsdb-server; do
                    pid=$(cat $o/$p.pid 2>/dev/null) || continue
                    kill "$pid"
                    n=0
                    while kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.02; n=$((n + 1)); done
                done
                rm -rf $o
            fi
            """;

    private OpenVSwitch() {}
}
