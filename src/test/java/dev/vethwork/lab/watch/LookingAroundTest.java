package dev.vethwork.lab.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookingAroundTest {
    private final LookingAround around = new LookingAround();

    @Test
    void whereNothingIsNewEverFewerNamespacesAreRead() {
        takeTwoMillisEach();
        assertThat(around.many()).isBetween(95, 105);
        for (int look = 0; look < 20; look++) {
            around.rest();
        }
        assertThat(around.many()).isBetween(14, 16);
    }

    @Test
    void afterAMinuteOfNothingEveryThirdLookIsTaken() {
        assertThat(Stream.generate(around::isTime).limit(6)).containsOnly(true);
        for (int look = 0; look < 60; look++) {
            around.rest();
        }
        assertThat(Stream.generate(around::isTime).limit(6)).containsExactly(false, false, true, false, false, true);
        around.wake();
        assertThat(around.isTime()).isTrue();
    }

    @Test
    void whatIsNewBringsItBackAtOnce() {
        takeTwoMillisEach();
        for (int look = 0; look < 70; look++) {
            around.rest();
        }
        around.wake();
        assertThat(around.many()).isBetween(95, 105);
    }

    @Test
    void aFewAreReadHoweverSlowTheyAre() {
        for (int times = 0; times < 50; times++) {
            around.took(10_000_000_000L, 1);
        }
        assertThat(around.many()).isEqualTo(4);
    }

    private void takeTwoMillisEach() {
        for (int times = 0; times < 50; times++) {
            around.took(20_000_000, 10);
        }
    }
}
