package dev.vethwork.format.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that go on for ever, or grow without measure: what comes before is drawn, in time and in little memory. */
class ScriptsWithoutEndTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of a processor, and not by a clock: how busy the machine is with something else says nothing of a script. */
    private static final long MOST_NANOS = 4_000_000_000L;

    /** All that is ever made, and not what is kept at once. */
    private static final long MOST_BYTES = 3L << 30;

    private static final String BIG = "big=x; for i in {1..19}; do big=$big$big; done\n";

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("loops in loops", "for a in {1..200}; do for b in {1..200}; do for c in {1..200}; do x=$a$b$c; done; done; done\n"),
                Arguments.of("a counter", "i=0; while [ $i -lt 1000000000 ]; do i=$((i+1)); done\n"),
                Arguments.of("a counting loop", "for ((i=0; i<1000000000; i++)); do :; done\n"),
                Arguments.of("a function that calls itself", "f() { f; f; }; f\n"),
                Arguments.of("a function of pipes that calls itself", "f() { f | f & }; f\n"),
                Arguments.of("a shell in a shell", "export X='bash -c \"$X\"'; bash -c \"$X\"\n"),
                Arguments.of("an eval of itself", "x='eval \"$x\"; eval \"$x\"'; eval \"$x\"\n"),
                Arguments.of("a list that grows", "c=(); for a in {1..255}; do for b in {0..255}; do c+=( \"a=$a.$b.0.0/16,$a::$b/128\" ); done; done; echo \"${c[@]}\"\n"),
                Arguments.of("a list copied by each subshell", "c=({1..30000}); for i in {1..10000}; do x=$(echo $i); done\n"),
                Arguments.of("arguments that double", "set -- a b; while :; do set -- \"$@\" \"$@\"; done\n"),
                Arguments.of("a value that doubles", "x=a; while :; do x=$x$x; done\n"),
                Arguments.of("a word of values", BIG + "y=" + "$big".repeat(20_000) + "\n"),
                Arguments.of("words of a value", BIG + "echo " + "$big ".repeat(20_000) + "\n"),
                Arguments.of("values of a list, joined", BIG + "for i in {1..20000}; do l+=(\"$big\"); done; y=\"${l[*]}\"\n"),
                Arguments.of("many values", BIG + "for i in {1..10000}; do eval \"v$i=$i$big\"; done\n"),
                Arguments.of("a file that grows", BIG + "while :; do echo $big >> /tmp/f; done\n"),
                Arguments.of("many files", BIG + "for i in {1..900}; do echo $i$big > /tmp/f$i; done\n"),
                Arguments.of("a long heredoc", "cat > /tmp/f <<EOF\n" + "line with $x and $((1+1))\n".repeat(40_000) + "EOF\nwhile read l; do for w in $l; do x=$w; done; done < /tmp/f\n"),
                Arguments.of("heredocs in a loop", "while :; do cat >> /tmp/f <<EOF\n" + "ip link add x type dummy\n".repeat(10_000) + "EOF\ndone\n"),
                Arguments.of("a format with width", "printf '%2000000000d' 1; printf '%0.s=' {1..50000}\n"),
                Arguments.of("a format for each word", BIG + "printf \"%s$big\" {1..40000}\n"),
                Arguments.of("a sequence", "for i in $(seq 1 2000000000); do :; done; seq 1 0.0000001 9\n"),
                Arguments.of("a pattern that goes back and forth", BIG + "echo $big | sed 's/\\(x*\\)*\\(x*\\)*y/z/'; [[ $big =~ (x+x+)+y ]]; echo ${big//*x*x*x*x*y/}\n"),
                Arguments.of("such a pattern for each line", "for i in {1..5000}; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done > /tmp/f; grep -E '(a+)+b' /tmp/f; sed -E 's/(a+)+b//' /tmp/f\n"),
                Arguments.of("a column of each line", "x=$(seq 1 100000); echo \"$x\" | cut -d' ' -f" + "1-99999,".repeat(5_000) + "1\n"),
                Arguments.of("powers", "echo $((2**2000000000)) $((1<<62 ** 9)); let x=9**999999999\n"),
                Arguments.of("parentheses", "echo $((" + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "))\n"),
                Arguments.of("tests in tests", "[[ " + "( ".repeat(20_000) + "a = a" + " )".repeat(20_000) + " ]]\n"),
                Arguments.of("ifs in ifs", "if true; then ".repeat(5_000) + "x=1; " + "fi; ".repeat(5_000) + "\n"),
                Arguments.of("a file that sources itself", "echo '. /tmp/f; . /tmp/f' > /tmp/f; . /tmp/f\n"),
                Arguments.of("xargs of itself", "yes | head -100000 | xargs -n1 sh -c 'seq 1 100000 | xargs -n1 echo'\nseq 1 100000 | xargs -n1 -I{} echo {}{}{}\n"),
                Arguments.of("interfaces without end", "i=0; while :; do ip link add d$i type dummy; i=$((i+1)); done\n"),
                Arguments.of("rules without end", "while :; do iptables -A FORWARD -s 10.0.0.1 -j ACCEPT; done\n"),
                Arguments.of("namespaces without end", "for a in {1..100}; do for b in {1..1000}; do ip netns add n$a-$b; ip -all netns exec ip link set lo up; done; done\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void whatComesBeforeIsDrawnAndTheRestIsLeftInTime(String shape, String script) {
        long thread = Thread.currentThread().threadId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long nanos = THREADS.getCurrentThreadCpuTime();
        Imported read = Scripts.read("ip netns add red\n" + script);
        assertThat(read.topology().nodes()).containsKey("red");
        assertThat(THREADS.getCurrentThreadCpuTime() - nanos).as("time").isLessThan(MOST_NANOS);
        assertThat(THREADS.getThreadAllocatedBytes(thread) - bytes).as("bytes").isLessThan(MOST_BYTES);
    }

    @Test
    void aScriptThatMakesTablesForManyIsReadToItsEnd() {
        Imported read = Scripts.read("c=()\nfor a in {1..60}; do\n for b in {0..255}; do\n  c+=( \"$a.$b\" )\n done\ndone\nip netns add n${#c[@]}\n");
        assertThat(read.topology().nodes()).containsOnlyKeys("n15360");
        assertThat(read.report().refused()).isEmpty();
    }
}
