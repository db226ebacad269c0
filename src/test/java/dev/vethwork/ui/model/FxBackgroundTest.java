package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FxBackgroundTest {
    private static int deeper(int from) {
        return 1 + deeper(from + 1);
    }

    @Test
    void workThatRunsOutOfStackIsToldOfLikeAnyOtherThatFails() throws Exception {
        CompletableFuture<Exception> failed = new CompletableFuture<>();
        new FxBackground().submit(() -> deeper(0), done -> {}, failed::complete);
        assertThat(failed.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(StackOverflowError.class);
    }
}
