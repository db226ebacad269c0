package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.Target;
import dev.vethwork.engine.place.LocalTargets;
import dev.vethwork.engine.place.NeedsSandbox;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk says of every pair of addresses what the kernel says, in labs that are right or wrong by chance. */
@NeedsSandbox
class WalkAgainstKernelTest {
    /** Most of a lab's time is waiting for pings that nobody answers. */
    private static final int AT_ONCE = 4;

    /** No kernel takes a route over a gateway that is on no link, so that only what is refused can be stopped there. */
    private static final Cause[] DEPLOYABLE =
            EnumSet.complementOf(EnumSet.of(Cause.GATEWAY_NOT_ON_LINK)).toArray(Cause[]::new);

    @TempDir
    Path home;

    @Test
    void theWalkSaysWhatTheKernelSaysInThirtyLabs() throws Exception {
        compare(Long.getLong("vethwork.seed", 1), 30);
    }

    @Tag("long")
    @Test
    void theWalkSaysWhatTheKernelSaysInHundredsOfLabs() throws Exception {
        assertThat(compare(Long.getLong("vethwork.seed", 1_000), Integer.getInteger("vethwork.labs", 320)))
                .as("every cause came up")
                .containsKeys(DEPLOYABLE);
    }

    /** How often the walk named which cause. */
    private Map<Cause, Integer> compare(long seed, int labs) throws Exception {
        Map<Long, Judgement> judged = new TreeMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<Long, Future<Judgement>> running = new TreeMap<>();
            IntStream.range(0, labs).mapToObj(i -> seed + i).forEach(s -> {
                Callable<Judgement> task = () -> judge(s);
                running.put(s, pool.submit(task));
            });
            for (Map.Entry<Long, Future<Judgement>> one : running.entrySet()) {
                judged.put(one.getKey(), one.getValue().get());
            }
        }
        List<String> wrong = new ArrayList<>();
        judged.forEach((s, j) -> j.wrong().forEach(w -> wrong.add("seed " + s + ": " + w)));
        Map<Cause, Integer> causes = new TreeMap<>();
        judged.values().forEach(j -> j.causes().forEach((c, n) -> causes.merge(c, n, Integer::sum)));
        System.out.printf(
                "%d labs, %d pairs (%d TCP and UDP ports), %d disagreements (%d by chance, %d refused); not reachable: %s%n",
                labs,
                judged.values().stream().mapToInt(Judgement::pairs).sum(),
                judged.values().stream().mapToInt(Judgement::ports).sum(),
                wrong.size(),
                judged.values().stream().mapToInt(Judgement::chance).sum(),
                judged.values().stream().filter(j -> j.pairs() == 0).count(),
                causes);
        assertThat(wrong).isEmpty();
        return causes;
    }

    private Judgement judge(long seed) throws Exception {
        Topology lab = RandomLab.of("walked" + seed, seed, hasOpenVSwitch());
        try (Target target = new LocalTargets(home).open(lab.name(), TargetKind.SANDBOX, DocumentId.unknown(), Credentials.NONE)) {
            try {
                return Judgement.of(target, lab, new java.util.Random(seed));
            } finally {
                target.apply(Judgement.nothing(lab), RunListener.SILENT, new Cancellation());
            }
        }
    }

    private static boolean hasOpenVSwitch() {
        return Files.isExecutable(Path.of("/usr/sbin/ovs-vswitchd")) && Files.isWritable(Path.of("/dev/net/tun"));
    }
}
