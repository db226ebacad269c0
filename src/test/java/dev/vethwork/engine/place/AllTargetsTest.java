package dev.vethwork.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.Targets;
import dev.vethwork.net.RemoteKind;
import dev.vethwork.net.TargetKind;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllTargetsTest {
    @TempDir
    Path directory;

    /** What one forgets to hand on would be answered as if there were no places at all. */
    @Test
    void everyQuestionIsHandedOn() {
        List<String> handed =
                Stream.of(AllTargets.class.getDeclaredMethods()).map(AllTargetsTest::text).toList();
        assertThat(Stream.of(Targets.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .map(AllTargetsTest::text))
                .isSubsetOf(handed);
    }

    private static String text(Method method) {
        return method.getName() + List.of(method.getParameterTypes());
    }

    @Test
    void eachPlaceIsOffered() {
        Ssh never = new Ssh(List.of("false"), directory.resolve("sockets"), command -> {
            throw new AssertionError("nobody asked for a connection");
        });
        AllTargets all = new AllTargets(
                new LocalTargets(directory.resolve("labs")), new RemoteTargets(directory.resolve("notes"), never));
        RemoteKind far = new RemoteKind("me", "far", 0, true);
        assertThat(List.of(TargetKind.SANDBOX, TargetKind.HOST, far, far.itself())).allMatch(all::offers);
        assertThat(all.traits(far).kind()).isEqualTo(far);
        assertThat(all.traits(far).rootIsOurs()).isTrue();
        assertThat(all.traits(far.itself()).rootIsOurs()).isFalse();
        assertThat(all.find("nowhere")).isEmpty();
    }
}
