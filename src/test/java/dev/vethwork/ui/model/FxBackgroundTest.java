package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FxBackgroundTest {
    @Test
    void workThatRunsOutOfStackIsToldOfLikeAnyOtherThatFails() throws Exception {
        CompletableFuture<Exception> failed = new CompletableFuture<>();
        new FxBackground().submit(() -> { throw new StackOverflowError(); }, done -> {}, failed::complete);
        assertThat(failed.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(StackOverflowError.class);
    }
}
