package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.engine.Cancellation;
import dev.vethwork.engine.RunListener;
import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.driver.BrokenStep;
import dev.vethwork.engine.driver.FaultyPipes.Fault;
import dev.vethwork.machine.OnTheMachine;
import dev.vethwork.plan.Compiled;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that fails in the middle of putting the machine's settings back is undone, strangers' settings included. */
@NeedsSandbox
@OnTheMachine(orStandIn = true)
class RollBackTest {
    @TempDir
    Path home;

    private TrustPlace place;

    @BeforeEach
    void open() throws Exception {
        place = TrustPlace.host("chance", home);
    }

    @AfterEach
    void close() throws Exception {
        place.close();
    }

    /** Forwarding for all is taken back, and with it that of docker0 for a moment, which is a stranger's and had it before. */
    @Test
    void whatTheKernelHasSetOfAStrangersInterfaceIsNoSettingOfTheLabs() throws Exception {
        // Whether the machine forwarded before is another question.
        place.stranger("sysctl -qw net.ipv4.ip_forward=0 net.ipv4.conf.docker0.forwarding=1");
        Compiled forwarding = place.compile(TrustLabs.natted(1));
        Compiled not = place.compile(TrustLabs.natted(2));
        String bare = place.exact();
        place.apply(forwarding);
        place.apply(not);
        place.apply(forwarding);
        String before = place.settled();
        boolean[] failed = new boolean[1];
        Fault atDocker = (_, request, pipes) -> {
            boolean here = !failed[0] && request.input().contains("net.ipv4.conf.docker0.forwarding=1");
            failed[0] |= here && BrokenStep.count(request) > 0;
            pipes.pass(here && BrokenStep.count(request) > 0 ? BrokenStep.in(request, 0) : request);
        };
        try (LabTarget target = place.open(atDocker)) {
            assertThatThrownBy(() -> target.apply(not, RunListener.SILENT, new Cancellation()))
                    .isInstanceOf(TargetException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        }
        assertThat(failed[0]).isTrue();
        FaultRun.same("the lab that was restored", before, place::alike);
        place.destroy();
        FaultRun.same("the machine afterwards", bare, place::exact);
    }
}
