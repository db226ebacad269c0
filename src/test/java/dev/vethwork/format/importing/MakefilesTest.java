package dev.vethwork.format.importing;

import static dev.vethwork.format.importing.Scripts.end;
import static dev.vethwork.format.importing.Scripts.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.net.InterfaceAddress;
import dev.vethwork.topology.kind.DrawnInterface;
import dev.vethwork.waiting.Eventually;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Makefile is read as make would: its names, its targets with what they need, its recipes a shell a line. */
class MakefilesTest {
    private static Imported read(String text) {
        return read(text, Source.Beside.NOTHING);
    }

    private static Imported read(String text, Source.Beside beside) {
        try {
            return Importers.read(new Source("lab", new TreeMap<>(Map.of("Makefile", text.getBytes(StandardCharsets.UTF_8))), beside), null);
        } catch (ImportException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> nodes(String text) {
        return List.copyOf(read(text).topology().nodes().keySet());
    }

    @Test
    void theTargetThatMakesTheLabIsMadeWithWhatItNeeds() {
        Imported read = read("""
                # a lab
                NS      := red
                PEER     = $(NS)-peer
                ADDRESS ?= 10.0.0.1
                LENGTH  := 24

                .PHONY: help setup clean

                help:
                \t@echo "make setup"

                $(NS):
                \t@# made once
                \tip netns add $@
                \t-ip netns add $(PEER)  # the other

                setup: $(NS) cable
                \t@if ip netns exec $(NS) true; then \\
                \t\techo there; \\
                \tfi
                \tip -n ${NS} addr add $(ADDRESS)/$(LENGTH) \\
                \t  dev veth0
                \tfor i in 1 2; do ip -n $(NS) route add 10.$$i.0.0/16 via 10.0.0.9; done
                \tx=lost
                \tip -n $(NS) link add d$$x type dummy

                cable: $(NS)
                \tip link add veth0 netns $(NS) type veth peer name veth0 netns $(PEER)
                \tip -n $(NS) link set veth0 up

                clean:
                \tip netns del $(NS)
                """);
        assertThat(read.report().refused()).isEmpty();
        assertThat(read.topology().nodes().keySet()).containsExactly("red", "red-peer");
        assertThat(end(read.topology(), "red", "veth0").addresses()).extracting(InterfaceAddress::text).containsExactly("10.0.0.1/24");
        assertThat(stack(read.topology(), "red").routes()).hasSize(2);
        assertThat(stack(read.topology(), "red").interfaces()).extracting(DrawnInterface::name).as("each line has a shell of its own").contains("d").doesNotContain("dlost");
        assertThat(read.report().lines()).extracting(Report.Line::line).contains(0, 14, 21, 28);
        assertThat(read.report().passedOver()).extracting(l -> l.reason().text()).anyMatch(t -> t.contains("make setup"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all: ; ip netns add n1; ip netns add n2",
                "N = n1 n2~all:~\t$(foreach n,$(N),ip netns add $(n);)",
                "N = n1 n2~ADD = ip netns add $(1)~all:~\t$(call ADD,n1)~\t$(call ADD,n2)",
                "N += n1~N += n2~all: $(N)~n1 n2:~\tip netns add $@",
                "N = $(addprefix n,1 2)~all:~\tfor n in $(N); do ip netns add $$n; done",
                "N := $(shell seq 2)~all:~\tfor n in $(N); do ip netns add n$$n; done",
                "ifeq ($(A),)~B = n1~else~B = x~endif~ifndef C~C = n2~endif~all:~\tip netns add $(B)~ifdef C~\tip netns add $(C)~else~\tip netns add y~endif",
                "all: one~\t$(MAKE) two~one:~\tip netns add n1~two:~\tip netns add n2",
                "all: N = n2~all:~\tip netns add n1~\tip netns add $(N)",
                "test:~\tgo test ./...~ns:~\tip netns add n1~veth:~\tip netns add n2"
            })
    void whatMakeUnderstandsIsUnderstood(String written) {
        assertThat(nodes(written.replace('~', '\n'))).containsExactly("n1", "n2");
    }

    @Test
    void aScriptThatItCallsIsReadWhereItLies() {
        Source.Beside beside = path -> path.equals("lab/up.sh") ? Optional.of("ip netns add n1\n".getBytes(StandardCharsets.UTF_8)) : Optional.empty();
        Imported read = read("build:\n\tcc -c x.c\nlab:\n\t@chmod +x lab/up.sh\n\tcd lab && sudo ./up.sh\n", beside);
        assertThat(read.topology().nodes().keySet()).containsExactly("n1");
    }

    @Test
    void whatNeedsAProgramIsToldAsNotKnown() {
        Imported read = read("D := $(shell curl http://a/b)\nall:\n\tip netns add n1\n\tip netns add $(D)\n");
        assertThat(read.topology().nodes().keySet()).containsExactly("n1");
        assertThat(read.report().refused()).extracting(Report.Refused::line).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A = $(B)$(B)\nB = $(A)$(A)\n",
                "A = $(foreach a,$(A) $(A),$(A))\n",
                "A = x\nA := $(A)$(A)$(A)$(A)$(A)$(A)$(A)$(A)$(A)$(A)\n",
                "all: all\n",
                "define A\n",
                "ifeq (\n",
                "A = $(((((((\n",
                "A = $(call A,$(1)$(A))\n"
            })
    void aMakefileThatGoesOnForEverIsReadInTime(String line) {
        Assertions.assertTimeoutPreemptively(Eventually.LONGEST, () -> read("all:\n\tip netns add $(A)\n" + line.repeat(300)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t%1$d: t%2$d\n\tip netns add $@\n", "t%1$d:\n\tmake t%2$d\n\tip netns add $@\n"})
    void targetsMayNeedEachOtherHoweverDeep(String rule) {
        String chain = IntStream.range(0, 20_000)
                .mapToObj(i -> rule.replace("ip netns add $@", i == 50 ? "ip netns add $@" : "true").formatted(i, i + 1))
                .collect(Collectors.joining());
        assertThat(nodes("all: t0\n\tip netns add n1\n" + chain)).containsExactlyInAnyOrder("n1", "t50");
    }

    @Test
    void aConditionOfManyCommasIsNoneWithoutItsEnd() {
        String many = "a,".repeat(50_000);
        assertThat(nodes("ifeq (" + many + "\n\nelse\nall:\n\tip netns add n1\nendif\n")).containsExactly("n1");
        assertThat(nodes("ifeq ($(or a,b),$(or a,b))\nall:\n\tip netns add n1\nendif\n")).containsExactly("n1");
    }
}
