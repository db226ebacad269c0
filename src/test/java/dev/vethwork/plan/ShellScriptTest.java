package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vethwork.format.TopologyFormat;
import dev.vethwork.machine.MakesNamespaces;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.plan.operation.AddNamespace;
import dev.vethwork.plan.planner.Planner;
import dev.vethwork.state.NetworkState;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts run by a real shell, in a sandbox that ends with it. */
@MakesNamespaces
@Tag("kernel")
class ShellScriptTest {
    private static final List<String> SANDBOX =
            List.of("unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child");

    /** Runs a script with what stands beside it in the place of the tools. */
    private static final String INSTEAD = "PATH=$(dirname \"$1\"):$PATH sh \"$1\"";

    @TempDir
    Path folder;

    private record Run(int exitCode, String output) {}

    private Run sandboxed(String command, Path script) throws Exception {
        List<String> words = new ArrayList<>(SANDBOX);
        words.addAll(List.of("sh", "-c", command, "sh", script.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private Path write(String script) throws IOException {
        return Files.writeString(folder.resolve("lab.sh"), script);
    }

    private static Plan plan(Topology topology) {
        return Planner.plan(
                TopologyCompiler.compile(topology, TargetTraits.SANDBOX), NetworkState.EMPTY, TargetTraits.SANDBOX);
    }

    private void assumeSandbox() throws Exception {
        assumeTrue(sandboxed("true", folder).exitCode() == 0, "no sandbox here");
    }

    @Test
    void theScriptOfALabMakesIt() throws Exception {
        assumeSandbox();
        Topology lab = TopologyFormat.read(Path.of("sample-topologies/07-port-forward.vethwork.json"));
        Path script = write(ShellText.script("it's a\nlab", plan(lab).steps()));
        Run run = sandboxed(
                """
                mount -t tmpfs none /run && mkdir -p /run/netns && sh "$1" || exit 99
                echo made; ip netns; ip -n blue -br addr; iptables -t nat -S; sysctl net.ipv4.ip_forward""",
                script);
        assertThat(run.output()).contains("made", "blue", "--to-destination", "net.ipv4.ip_forward = 1");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theScriptStopsWhereACommandFails() throws Exception {
        assumeSandbox();
        instead("[ \"$3\" = blue ] || exit 2; echo too far");
        Run run = sandboxed(INSTEAD, write(ShellText.script("lab", List.of(made("red"), made("blue")))));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).doesNotContain("too far");
    }

    @Test
    void noWordIsMoreThanAWordToTheShell() throws Exception {
        assumeSandbox();
        instead("printf '<%s>' \"$3\"");
        String nasty = "a'b \"c\" $HOME `id` $(id) \\ * ~ ; & | > #!\n\t한글";
        Path script = write(ShellText.script("lab", List.of(made(nasty), made(""), made("-n"), made("x=y"))));
        assertThat(sandboxed(INSTEAD, script).output()).isEqualTo("<" + nasty + "><><-n><x=y>");
    }

    /** Puts a program in the place of ip. */
    private void instead(String script) throws IOException {
        Path ip = Files.writeString(folder.resolve("ip"), "#!/bin/sh\n" + script + "\n");
        assertThat(ip.toFile().setExecutable(true)).isTrue();
    }

    private static Step made(String namespace) {
        return new Step(
                Step.Phase.NAMESPACES,
                "red",
                new AddNamespace(namespace),
                null,
                PlanMessages.of("namespace.create", "red\nrm -rf /nowhere\u2028echo"));
    }
}
