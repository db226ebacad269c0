package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.plan.Compiled;
import dev.vethwork.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine in use, full of what looks like a lab's own, is left as it was to the byte. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class StrangersTest {
    /** What other tools leave about under names that tools which clean up by patterns take for their own. */
    private static final String MORE = """
            set -e
            ip link add br-0123456789ab type bridge
            ip addr add 172.21.0.1/16 dev br-0123456789ab
            ip link set br-0123456789ab up
            ip netns add cni-5f0a
            ip link add vethab12cd3 type veth peer name eth0 netns cni-5f0a
            ip link set vethab12cd3 master br-0123456789ab up
            ip -n cni-5f0a link set eth0 up
            ip link add s1-eth1 type veth peer name h1-eth0
            ip link set s1-eth1 up
            ip link set h1-eth0 up
            ip link add veth-red-b type veth peer name veth-blue-b
            iptables -N DOCKER
            iptables -N DOCKER-ISOLATION-STAGE-1
            iptables -A FORWARD -j DOCKER-ISOLATION-STAGE-1
            iptables -A DOCKER-ISOLATION-STAGE-1 -i br-0123456789ab ! -o br-0123456789ab -j RETURN
            iptables -A FORWARD -o br-0123456789ab -j DOCKER
            iptables -t nat -N DOCKER
            iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
            iptables -t nat -A DOCKER -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.21.0.2:80
            n=0
            moves() {
                { ip -6 addr; ip -n cni-5f0a -6 addr; } | grep -q tentative ||
                    ! ip link show br-0123456789ab | grep -q 'state UP'
            }
            while moves && [ $n -lt 50 ]; do sleep 0.1; n=$((n + 1)); done
            """;

    /** Lines of a snapshot that are about nothing else than strangers. */
    private static final Pattern THEIRS = Pattern.compile(
            "docker0|DOCKER|br-0123456789ab|veth1234567|vethab12cd3|s1-eth1|h1-eth0|veth-(red|blue)-b\\b|br9|VW-another|somebody");

    /** Where a lab lets the machine forward, the kernel sets these of every interface; they are put back with it. */
    private static final Pattern MOVED_BY_THE_KERNEL = Pattern.compile("^ipv[46]/conf/.*/(forwarding|accept_redirects):");

    @TempDir
    Path home;

    @Test
    void lookAlikesAreTheSameToTheByteWhileLabsComeAndGo() throws Exception {
        try (TrustPlace place = TrustPlace.host("chance", home)) {
            assertThat(place.stranger(MORE)).satisfies(made -> assertThat(made.succeeded()).as(made.stderr()).isTrue());
            String bare = place.exact();
            List<String> theirs = bare.lines()
                    .filter(THEIRS.asPredicate().and(MOVED_BY_THE_KERNEL.asPredicate().negate()))
                    .toList();
            assertThat(theirs).hasSizeGreaterThan(60);
            for (Topology sample : List.of(TrustLabs.natted(1), sample("bridge"), sample("port-forward"))) {
                Compiled lab = place.compile(sample);
                place.apply(lab);
                List<String> missing = new ArrayList<>(theirs);
                missing.removeAll(place.exact().lines().toList());
                assertThat(missing).as("beside %s", sample.name()).isEmpty();
            }
            place.destroy();
            FaultRun.same("the machine afterwards", bare, place::exact);
        }
    }

    private static Topology sample(String name) throws Exception {
        return TrustLabs.samples().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }
}
