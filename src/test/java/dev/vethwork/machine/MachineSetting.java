package dev.vethwork.machine;

/** How machines are set up that people deploy labs on. */
public enum MachineSetting {
    AS_IT_IS(""),
    FORWARDING_OFF("sysctl -qw net.ipv4.ip_forward=0"),
    FORWARDING_ON("sysctl -qw net.ipv4.ip_forward=1"),
    DEFAULT_RP_FILTER_STRICT("sysctl -qw net.ipv4.conf.default.rp_filter=1"),
    ALL_RP_FILTER_LOOSE("sysctl -qw net.ipv4.conf.all.rp_filter=2"),
    /** As Docker leaves it; bridged frames are asked as well. */
    FORWARD_DROP("iptables -P FORWARD DROP\nsysctl -eqw net.bridge.bridge-nf-call-iptables=1"),
    NO_IPV6("sysctl -qw net.ipv6.conf.default.disable_ipv6=1"),
    /** Beside a Docker that is there already nothing is to be added. */
    DOCKER("""
            if ip link show docker0 >/dev/null 2>&1; then exit 0; fi
            ip link add docker0 type bridge
            ip addr add 172.17.0.1/16 brd 172.17.255.255 dev docker0
            ip link set docker0 up
            iptables-restore --noflush <<'END'
            *filter
            :DOCKER - [0:0]
            :DOCKER-ISOLATION-STAGE-1 - [0:0]
            :DOCKER-ISOLATION-STAGE-2 - [0:0]
            :DOCKER-USER - [0:0]
            -A FORWARD -j DOCKER-USER
            -A FORWARD -j DOCKER-ISOLATION-STAGE-1
            -A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
            -A FORWARD -o docker0 -j DOCKER
            -A FORWARD -i docker0 ! -o docker0 -j ACCEPT
            -A FORWARD -i docker0 -o docker0 -j ACCEPT
            -A DOCKER-ISOLATION-STAGE-1 -i docker0 ! -o docker0 -j DOCKER-ISOLATION-STAGE-2
            -A DOCKER-ISOLATION-STAGE-1 -j RETURN
            -A DOCKER-ISOLATION-STAGE-2 -o docker0 -j DROP
            -A DOCKER-ISOLATION-STAGE-2 -j RETURN
            -A DOCKER-USER -j RETURN
            COMMIT
            *nat
            :DOCKER - [0:0]
            -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
            -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
            -A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
            -A DOCKER -i docker0 -j RETURN
            COMMIT
            END
            """),
    /** Rules of an older tool, which the kernel asks as well. */
    LEGACY_TABLES("""
            iptables-legacy -w -N OLDER
            iptables-legacy -w -A OLDER -s 172.31.99.0/24 -j DROP
            iptables-legacy -w -A FORWARD -j OLDER
            """),
    LEGACY_FORWARD_DROP("iptables-legacy -w -P FORWARD DROP\nsysctl -eqw net.bridge.bridge-nf-call-iptables=1");

    private final String script;

    MachineSetting(String script) {
        this.script = script;
    }

    /** Sets the machine up so; {@link MachineState#putBack} of what was before is the way back. */
    public void make() {
        Machine.run("set -e\n" + script);
    }

    public boolean isLegacy() {
        return script.contains("iptables-legacy");
    }

    /** Whether the machine drops what it is to pass on for a lab, routed or bridged. */
    public boolean dropsForwarded() {
        return script.contains("-P FORWARD DROP");
    }
}
