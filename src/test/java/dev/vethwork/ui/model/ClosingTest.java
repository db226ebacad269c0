package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vethwork.engine.Credentials;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.NowhereTargets;
import dev.vethwork.engine.Origin;
import dev.vethwork.engine.Target;
import dev.vethwork.net.TargetKind;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Topology;
import dev.vethwork.waiting.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A window goes when somebody closes it, whatever the kernel behind it is busy with. */
class ClosingTest {
    private final Document document = new Document(Topology.empty("slow").withNode(Namespace.of("red")), null);
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch reachable = new CountDownLatch(1);

    /** A lab of this document's, on a machine that takes its time. */
    private final class Slow extends NowhereTargets {
        @Override
        public List<Deployed> deployed() {
            return List.of(new Deployed(
                    "slow", TargetKind.SANDBOX, LabState.DEPLOYED, new Origin(document.identity().get(), Instant.EPOCH)));
        }

        @Override
        public Optional<Target> openExisting(String lab, Credentials credentials) {
            opening.countDown();
            boolean _ = await(reachable);
            return Optional.empty();
        }
    }

    /** Works beside the caller, and tells nobody what came of it. */
    private static final class Beside implements Background {
        @Override
        public <T> void submit(Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            Thread _ = Thread.startVirtualThread(() -> {
                try {
                    work.call();
                } catch (Exception e) {
                    failed.accept(e);
                }
            });
        }

        @Override
        public Pending after(Duration delay, Runnable action) {
            return () -> {};
        }

        @Override
        public void onWindow(Runnable action) {}
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(Eventually.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void closingWaitsForNobodyWhoIsOpeningAPlace() {
        LabSession session = new LabSession(document, new Slow(), new Beside());
        session.watch();
        assertThat(await(opening)).isTrue();
        try {
            assertTimeoutPreemptively(Duration.ofSeconds(5), session::close);
        } finally {
            reachable.countDown();
        }
    }
}
