package dev.vethwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.format.TopologyFormat;
import dev.vethwork.format.json.FormatException;
import dev.vethwork.net.TargetKind;
import dev.vethwork.plan.Compiled;
import dev.vethwork.plan.compile.TopologyCompiler;
import dev.vethwork.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file may say without being refused is deployed for once, wherever in the file it stands. */
@NeedsSandbox
class HostileLabTest {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final int LABS = 12;

    private static final List<String> PLACES = List.of(
            "/etc/netns", "/etc/iproute2", "/etc/sysctl.d", "/etc/cron.d", "/etc/profile.d", "/etc/sudoers.d",
            "/usr/local", "/opt", "/srv", "sample-topologies", "packaging");

    @TempDir
    Path home;

    @TempDir
    Path outside;

    @Test
    void aHostileLabRunsNothingOfItsOwnAndWritesNothingOutsideItsPlaces() throws Exception {
        Random random = new Random(7);
        List<String> samples = samples();
        Path canary = outside.resolve("owned");
        LocalTargets targets = new LocalTargets(home);
        Map<Path, String> before = files();
        int deployed = 0;
        for (int tries = 0; deployed < LABS; tries++) {
            assertThat(tries).as("most are refused, but not all").isLessThan(20_000);
            Optional<Topology> hostile = accepted(samples.get(random.nextInt(samples.size())), canary, random);
            if (hostile.isPresent()) {
                deploy(targets, hostile.get());
                deployed++;
            }
        }
        assertThat(canary).doesNotExist();
        assertThat(files()).isEqualTo(before);
    }

    private static void deploy(LocalTargets targets, Topology lab) throws TargetException {
        try (Target target = targets.open(lab.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            Compiled desired = TopologyCompiler.compile(lab, target.traits());
            target.apply(desired, RunListener.SILENT, new Cancellation());
        } catch (TargetException refused) {
            // The kernel, or a tool, would not have it: then nothing of it stays.
            assertThat(refused.getMessage()).isNotBlank();
        }
        try (Target again = targets.open(lab.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            again.apply(Compiled.nothing(lab.name()), RunListener.SILENT, new Cancellation());
        }
    }

    private static Optional<Topology> accepted(String sample, Path canary, Random random) {
        List<String> hostile = List.of(
                "$(touch " + canary + ")", "`touch " + canary + "`", "; touch " + canary, "a\\ntouch " + canary,
                "'; touch " + canary + " #", "-rf", "../../" + canary, "a\\nlink del lo", "| touch " + canary);
        List<MatchResult> strings = STRING.matcher(sample).results().toList();
        MatchResult one = strings.get(random.nextInt(strings.size()));
        String word = hostile.get(random.nextInt(hostile.size()));
        try {
            return Optional.of(TopologyFormat.parse(
                    sample.substring(0, one.start()) + '"' + word + '"' + sample.substring(one.end())));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /** Where no lab has any business, with when each file was last written. */
    private static Map<Path, String> files() throws IOException {
        Map<Path, String> all = new TreeMap<>();
        for (String place : PLACES) {
            if (!Files.isDirectory(Path.of(place))) {
                continue;
            }
            try (Stream<Path> found = Files.walk(Path.of(place))) {
                found.filter(Files::isReadable).forEach(file -> all.put(file, written(file)));
            } catch (UncheckedIOException unreadable) {
                assertThat(unreadable).as("root's alone").hasMessageContaining("AccessDenied");
            }
        }
        return all;
    }

    private static String written(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-topologies"))) {
            return files.filter(f -> f.toString().endsWith(".vethwork.json"))
                    .sorted()
                    .map(HostileLabTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
