package dev.vethwork.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.engine.TargetException;
import dev.vethwork.engine.TargetException.Kind;
import dev.vethwork.lab.failure.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    private static TargetException of(Kind kind) {
        return new TargetException(kind, "it did not work", "do something", "red", "", null);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "CANCELLED"})
    void whatEndedHalfWayIsMendedByDeployingWhereverItWasHeardOf(Kind kind) {
        assertThat(Problem.of(of(kind)).isMendedByDeploying()).isTrue();
        assertThat(Problem.of(Failures.of(of(kind))).isMendedByDeploying()).isTrue();
    }

    @Test
    void whatIsWrongWithTheDrawingIsNot() {
        assertThat(Problem.of(of(Kind.STEP_FAILED)).isMendedByDeploying()).isFalse();
    }
}
