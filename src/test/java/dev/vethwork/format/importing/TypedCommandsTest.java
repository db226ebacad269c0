package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.draw;
import static dev.vethwork.format.importing.Scripts.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as they stand on pages and in terminals. */
class TypedCommandsTest {
    /** As answers on the web have them: who typed it is no part of the command, and what was printed is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ ", "# ", "> ", "root@host:~# ", "[root@server ~]# ", "user@box:~/lab$ ", "~ # ", "/ # ", "~]$ ", "bash-5.1# ", "sh-4.2$ ",
                "(base) me@pc:~$ ", "me@pc ~/lab % ", "% ", "\u276f ", "\u279c  ~ ", "\u279c  lab git:(main) \u2717 ", "    # ", "  $ "
            })
    void whatStandsBeforeACommandIsAPrompt(String prompt) {
        String text = """
                Make two of them:
                PROMPTsudo ip netns add red
                PROMPTsudo ip netns add blue
                PROMPTip netns list
                red (id: 0)
                blue
                PROMPTip link add eth0 netns red type veth \\
                    peer name eth0 netns blue
                PROMPTip netns exec red ping -c1 10.0.0.2
                ping: connect: Network is unreachable
                """.replace("PROMPT", prompt);
        assertThat(refused(text)).isEmpty();
        assertThat(draw(text).nodes()).containsOnlyKeys("red", "blue");
        assertThat(draw(text).cables()).hasSize(1);
    }

    @Test
    void aLoopThatWasTypedGoesOnBehindItsSecondPrompt() {
        assertThat(draw("$ for i in 1 2; do\n> ip netns add n$i\n> done\n$ ip netns list\nn2\nn1\n").nodes()).containsOnlyKeys("n1", "n2");
    }

    @Test
    void aPlainCommandBetweenOnesWithPromptsIsOneToo() {
        assertThat(draw("$ ip netns add a\nip netns add b\nb (id: 1)\n").nodes()).containsOnlyKeys("a", "b");
    }

    @Test
    void whatAPageWritesForASignIsTheSign() {
        String text = "ip netns add a &amp;&amp; ip netns add b\nip netns exec a sh -c &#39;echo 1 &gt; /proc/sys/net/ipv4/ip_forward&#39;\n";
        assertThat(refused(text)).isEmpty();
        assertThat(draw(text).nodes()).containsOnlyKeys("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2014comment", "-\u2014comment", "\u2013-comment", "--comment"})
    void dashesOfAWordProcessorAreHyphens(String option) {
        assertThat(refused("iptables \u2013t nat -A POSTROUTING -s 10.0.0.0/24 -m comment " + option + " \u201clab nat\u201d -j MASQUERADE"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "    "})
    void aPageMayHaveItsCommandsSetIn(String before) {
        String text = """
                # Two of them (and a cable)

                <p align="center">
                  <img src="./a.png" alt="a cable" />
                </p>

                Login (as root), then run the following commands; it's easy.

                BEFOREsudo ip netns add red
                BEFOREsudo ip netns add blue

                Show them -> with their numbers:

                BEFOREip netns list

                ## The cable

                BEFOREip link add eth0 netns red type veth \\
                BEFORE  peer name eth0 netns blue
                """.replace("BEFORE", before);
        assertThat(refused(text)).isEmpty();
        assertThat(draw(text).cables()).hasSize(1);
    }

    @Test
    void aScriptThatComparesWhatItIsCalledWithIsTriedWithThat() {
        String text = """
                #!/bin/bash
                if [ -z "$1" ]; then echo "add|delete"; exit 1; fi
                if [ "$1" = "delete" ]; then
                    ip netns delete red
                elif [ "$1" == add ]; then
                    ip netns add red
                    ip netns add blue
                else
                    exit 1
                fi
                """;
        assertThat(refused(text)).isEmpty();
        assertThat(draw(text).nodes()).containsOnlyKeys("red", "blue");
    }
}
