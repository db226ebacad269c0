package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell as a language: each script makes the namespaces n1, n2 and n3, in its own way. */
class ShellLanguageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1 2 3; do ip netns add n$i; done",
                "for i in $(seq 3); do ip netns add n$i; done",
                "for i in {1..3}\ndo\n  ip netns add \"n${i}\"\ndone",
                "for ((i=1; i<=3; i++)); do ip netns add n$i; done",
                "i=1; while [ $i -le 3 ]; do ip netns add n$i; i=$((i+1)); done",
                "i=1\nuntil (( i > 3 )); do ip netns add n$i; ((i++)); done",
                "NAMES=(n1 n2 n3); for n in \"${NAMES[@]}\"; do ip netns add \"$n\"; done",
                "add() { ip netns add \"$1\"; }\nadd n1; add n2; add n3",
                "function add {\n  local name=n$1\n  sudo ip netns add $name || true\n}\nfor k in 1 2 3; do add $k; done",
                "run() { \"$@\"; }\nrun ip netns add n1 && run ip netns add n2; run ip netns add n3",
                "IP='ip netns add'; $IP n1; $IP n2; $IP n3",
                "printf '%s\\n' n1 n2 n3 | while read -r n; do ip netns add $n; done",
                "echo n1 n2 n3 | xargs -n1 ip netns add",
                "for n in n1 n2 n3; do if [[ $n == n* ]]; then ip netns add $n; fi; done",
                "for n in n1 n2 n3; do case $n in n[1-3]) ip netns add $n ;; *) ip netns add bad ;; esac; done",
                "bash <<EOF\nip netns add n1\nip netns add n2\nip netns add n3\nEOF",
                "sh -c 'ip netns add n1; ip netns add n2'; eval \"ip netns add n3\"",
                "while read a b; do ip netns add $b; done <<'EOF'\nx n1\ny n2\nz n3\nEOF",
                "p=${1:-n}; ip netns add ${p}1; ip netns add ${p}2; ip netns add \"${p}3\"",
                "x=n1.lab; ip netns add ${x%.*}; y=${x/1/2}; ip netns add ${y%%.*}; ip netns add ${x:0:1}3",
                "declare -A N; N[a]=n1; N[b]=n2; N[c]=n3; for k in ${!N[@]}; do ip netns add ${N[$k]}; done",
                "ip netns list | grep -q n1 || ip netns add n1\nip netns add n2\nip netns | grep -qw n2 && ip netns add n3",
                "{ ip netns add n1; ip netns add n2; } ; ( ip netns add n3 )",
                "ip netns add n1 # one\nip netns \\\n  add n2\n\n: 'nothing'\nif ! false; then ip netns add n3; fi",
                "cat > /tmp/make.sh <<'EOF'\nip netns add $1\nEOF\nfor i in 1 2 3; do bash /tmp/make.sh n$i; done",
                "set -euo pipefail\n[ \"$EUID\" -ne 0 ] && exit 1\nfor n in n1 n2 n3; do\n\tip netns add $n 2>/dev/null\ndone"
            })
    void everyWayToSayItIsUnderstood(String script) {
        assertThat(draw(script).nodes().keySet()).containsExactlyInAnyOrder("n1", "n2", "n3");
        assertThat(refused(script)).isEmpty();
    }

    @Test
    void whatIsPrintedToAnotherDescriptorIsNotWhatACommandPrints() {
        Topology drawn = Scripts.draw("""
                exec 3>&1
                say() { echo "making $1" >&3; echo "also" >&2; echo "$1"; }
                ip netns add $(say red)
                ( flock 9; ip netns add $(echo blue) ) 9>/tmp/lock
                x=$( { echo green; } 9>/tmp/lock)
                ip netns add $x
                """);
        assertThat(drawn.nodes().keySet()).containsExactlyInAnyOrder("red", "blue", "green");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make() { local OPTIND n p; while getopts 'n:vp:' o; do case $o in n) n=$OPTARG;; p) p=$OPTARG;; v) ip netns add n3;; esac; done;"
                        + " shift $((OPTIND - 1)); ip netns add $n; ip netns add $p$1; }; make -vp n -n n1 2",
                "set -- -an1 -b -- n3; while getopts ':a:b' o; do [ $o = b ] && ip netns add n2; [ $o = a ] && ip netns add $OPTARG; done;"
                        + " shift $((OPTIND - 1)); ip netns add $1",
                "set -- n3 --name=n1 -v; o=$(getopt -o n:v --long name:,verbose -- \"$@\"); eval set -- \"$o\"; while true; do case $1 in"
                        + " -n|--name) ip netns add $2; shift 2;; -v) ip netns add n2; shift;; --) shift; break;; esac; done; ip netns add $1",
                "set -- $(getopt ab: -a -b n2 n3); while [ $1 != -- ]; do case $1 in -a) ip netns add n1;; -b) eval ip netns add $2; shift;; esac; shift;"
                        + " done; eval ip netns add $2"
            })
    void theOptionsThatAScriptIsGivenAreTakenApart(String script) {
        assertThat(draw(script).nodes().keySet()).containsExactlyInAnyOrder("n1", "n2", "n3");
    }

    @Test
    void whatRunsAsAnotherUserEndsNothingButItself() {
        assertThat(draw("sudo -i exit\nsudo exit 1\nenv exit\nip netns add n1").nodes()).containsOnlyKeys("n1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while read -r n; do ip netns add $n; done < <(printf '%s\\n' n1 n2 n3)",
                "cat <(echo ip netns add n1) <(echo ip netns add n2; echo ip netns add n3) | bash",
                "mapfile -t all < <(seq 3); for i in ${all[@]}; do ip netns add n$i; done"
            })
    void whatACommandPrintsCanBeReadAsAFile(String script) {
        assertThat(draw(script).nodes().keySet()).containsExactlyInAnyOrder("n1", "n2", "n3");
        assertThat(refused(script)).isEmpty();
    }

    @Test
    void noProgramIsEverRun() {
        assertThat(draw("ip netns add n1; touch /tmp/vethwork-was-here; echo x > /tmp/vethwork-was-here").nodes())
                .hasSize(1);
        assertThat(java.nio.file.Path.of("/tmp/vethwork-was-here")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true; do :; done",
                "f() { f; }; f",
                "x=a; while true; do x=$x$x; done",
                "for i in {1..99999999}; do :; done",
                "eval $(seq 1 100000000)",
                "a=b; b=a; echo $((a))",
                "echo ${x//((((((((a*)*)*)*)*)*)*)*/}",
                "grep '(a*)*b' <<< aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatNeverEndsIsLeft(String endless) {
        Assertions.assertTimeoutPreemptively(
                Eventually.LONGEST, () -> Scripts.read("ip netns add n1\n" + endless + "\n"));
    }

    @Test
    void deepNestingIsRefusedAndNotFallenInto() {
        String deep = "(".repeat(100_000);
        Assertions.assertTimeoutPreemptively(Eventually.LONGEST, () -> {
            assertThat(refused("ip netns add n1\n" + deep)).hasSize(1);
            assertThat(refused("ip netns add n1\necho " + "$(".repeat(50_000))).hasSize(1);
            assertThat(refused("ip netns add n1\necho " + "${a:-".repeat(50_000))).hasSize(1);
        });
    }

    @Test
    void whatOnlyAProgramCouldTellIsToldAsNotKnown() {
        assertThat(refused("ip netns add n1\nip -n n1 addr add $(curl -s http://a/b)/24 dev lo"))
                .containsExactly("2: it depends on the output of \"curl -s http://a/b\", which is not run");
    }

    @Test
    void aLineThatIsNoShellCostsThatLineAlone() {
        assertThat(draw("ip netns add n1\nif then ( fi\nip netns add n2").nodes().keySet()).containsExactly("n1", "n2");
        assertThat(refused("ip netns add n1\nif then ( fi\nip netns add n2")).hasSize(1);
    }

    @Test
    void pagesAndTerminalsAreReadByTheirCommands() {
        String page = """
                # A page
                Text with `code`.
                ```bash
                $ sudo ip netns add n1
                $ ip netns list
                n1
                ```
                more
                ```yaml
                ip netns add wrong
                ```
                ```
                ip netns add n2
                ```
                """;
        assertThat(draw(page).nodes().keySet()).containsExactly("n1", "n2");
        assertThat(draw("root@box:~# ip netns add n1\nuser@box:~$ sudo ip netns add n2\n").nodes().keySet())
                .containsExactly("n1", "n2");
        assertThat(draw("ip netns add \u201cn1\u201d\nip netns add \u2018n2\u2019").nodes().keySet())
                .containsExactly("n1", "n2");
    }

    @Test
    void aScriptThatWantsToBeToldWhatToDoIsTold() {
        String script = """
                up() { ip netns add n1; }
                down() { ip netns del n1; }
                case "$1" in
                  down) down ;;
                  up) up ;;
                  *) echo usage; exit 1 ;;
                esac
                """;
        assertThat(draw(script).nodes().keySet()).containsExactly("n1");
    }

    @Test
    void whatTidiesUpAtTheHeadOrAtTheEndLeavesTheDrawing() {
        String script = """
                clean() { ip netns del n1 2>/dev/null || true; ip link del v1; }
                clean
                trap clean EXIT
                ip netns add n1
                ip link add v0 netns n1 type veth peer name v1
                clean
                """;
        assertThat(draw(script).nodes().keySet()).containsExactly("n1", "host");
        assertThat(draw(script).cables()).hasSize(1);
        assertThat(refused(script)).isEmpty();
    }

    @Test
    void linesKeepTheirNumbers() {
        List<Report.Understood> lines = Scripts.read("#!/bin/sh\n\nip netns add n1\ncat <<EOF\na\nb\nEOF\nip netns add n2\n")
                .report()
                .understood();
        assertThat(lines).extracting(Report.Understood::line).containsExactly(3, 8);
    }

    @Test
    void aLoopThatWaitsForTheWorldIsLeft() {
        String script = """
                ip netns add before
                until pgrep -x daemon >/dev/null; do sleep 1; done
                while ! ip -n before addr show lo | grep -q "inet 10"; do echo waiting; sleep 1; done
                for (( ; ; )); do ping -c 1 10.0.0.1; sleep 5; done
                n=0
                while true; do n=$((n+1)); [ $n -ge 5 ] && break; done
                ip netns add "after$n"
                while read -r name; do ip netns add "$name-$((++count))"; done <<< $'x\nx\nx'
                """;
        assertThat(draw(script).nodes().keySet()).containsExactlyInAnyOrder("before", "after5", "x-1", "x-2", "x-3");
        assertThat(refused(script)).isEmpty();
    }

    @Test
    void theOlderWayToCalculateIsUnderstood() {
        String script = """
                n=4
                ip netns add a$[n * (1 + 1)]
                list=(x y z)
                ip netns add "b$[${#list[@]} - 1]"
                if [[ $[n%2] -eq 0 ]]; then ip netns add even; fi
                """;
        assertThat(draw(script).nodes().keySet()).containsExactlyInAnyOrder("a8", "b2", "even");
        assertThat(refused(script)).isEmpty();
    }

    @Test
    void aCommandThatIsCommentedOutOfAScriptIsNotRun() {
        String script = "#!/bin/bash\n\n# ip netns add ns1\n# ip link show | grep veth\nls -l\n";
        assertThat(draw(script).nodes()).isEmpty();
        assertThat(draw("# ip netns add ns1\n# ip netns add ns2\n").nodes().keySet())
                .as("without a first line that says so it is copied from root's terminal")
                .containsExactlyInAnyOrder("ns1", "ns2");
    }

    @Test
    void whatIsSwitchedOffBeforeItIsTakenAwayIsStillDrawnOn() {
        String made = """
                ip netns add a
                ip link add br0 type bridge
                for i in 1 2; do ip link add p$i type veth peer name e$i; ip link set e$i netns a; ip link set p$i master br0 up; done
                """;
        String tidied = made + "for i in 1 2; do ip link set p$i down; ip link del p$i; done\nip link set br0 down\nip link del br0\nip netns del a\n";
        assertThat(draw(tidied).cables()).hasSize(2).allMatch(cable -> cable.ends().stream()
                .allMatch(end -> end.node().equals("a") || end.up()));
        assertThat(end(draw(made + "ip link set p1 down\n"), "br0", "p1").up()).as("where nothing is taken away it is meant").isFalse();
        assertThat(end(draw(made + "ip link set p1 down\nip link set p1 up\n"), "br0", "p1").up()).isTrue();
        assertThat(end(draw(made + "ip link set p1 down\nip netns add b\n"), "br0", "p1").up()).isFalse();
    }

    @Test
    void anAliasIsWhatItStandsFor() {
        String script = """
                shopt -s expand_aliases
                alias netex="ip netns exec" n='sudo ip netns'
                alias ip='ip -c'
                n add red
                n add blue
                netex red ip netns add inner
                unalias n
                n add green
                """;
        assertThat(Scripts.draw(script).nodes())
                .containsOnlyKeys("red", "blue", "inner");
    }
}
