# A private Open vSwitch.

# Whether a daemon of the private Open vSwitch runs.
runs() {
    [ -s "$OVS_RUNDIR_OWN/$1.pid" ] && kill -0 "$(cat "$OVS_RUNDIR_OWN/$1.pid")" 2>/dev/null
}

# A private Open vSwitch below /run: its own database, its own sockets, no other's. Each piece may be there already, from a
# start that was broken off.
start_ovs() {
    OVS_RUNDIR=$OVS_RUNDIR_OWN
    OVS_DBDIR=$OVS_RUNDIR_OWN
    export OVS_RUNDIR OVS_DBDIR
    mkdir -m 700 -p "$OVS_RUNDIR" || return 1
    if ! runs ovsdb-server; then
        if [ ! -e "$OVS_RUNDIR/conf.db" ]; then
            rm -f "$OVS_RUNDIR"/new.db "$OVS_RUNDIR"/.*.db.~lock~
            ovsdb-tool create "$OVS_RUNDIR/new.db" /usr/share/openvswitch/vswitch.ovsschema || return 1
            mv "$OVS_RUNDIR/new.db" "$OVS_RUNDIR/conf.db"
        fi
        ovsdb-server --remote="punix:$OVS_RUNDIR/db.sock" --pidfile="$OVS_RUNDIR/ovsdb-server.pid" \
            --unixctl="$OVS_RUNDIR/ovsdb-server.ctl" --no-chdir --detach --log-file="$OVS_RUNDIR/ovsdb-server.log" \
            "$OVS_RUNDIR/conf.db" 7>&- 8>&- 9>&- || return 1
    fi
    ovs-vsctl --timeout=10 --no-wait init || return 1
    if ! runs ovs-vswitchd; then
        # Else the userspace datapath drops the checksums that a veth pair leaves to be filled in.
        ovs-vsctl --timeout=10 --no-wait set Open_vSwitch . other_config:userspace-tso-enable=true || return 1
        ovs-vswitchd --pidfile="$OVS_RUNDIR/ovs-vswitchd.pid" --unixctl="$OVS_RUNDIR/ovs-vswitchd.ctl" --no-chdir \
            --detach --log-file="$OVS_RUNDIR/ovs-vswitchd.log" "unix:$OVS_RUNDIR/db.sock" 7>&- 8>&- 9>&- || return 1
    fi
}

stop_ovs() {
    if [ ! -d "$OVS_RUNDIR_OWN" ]; then return 0; fi
    for p in ovs-vswitchd ovsdb-server; do
        tries=0
        while runs $p && [ $tries -lt 100 ]; do
            kill "$(cat "$OVS_RUNDIR_OWN/$p.pid")" 2>/dev/null
            tries=$((tries + 1))
            sleep 0.02
        done
    done
    rm -rf "$OVS_RUNDIR_OWN"
    return 0
}
