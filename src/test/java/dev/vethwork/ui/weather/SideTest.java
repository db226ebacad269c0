package dev.vethwork.ui.weather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.topology.Cable;
import dev.vethwork.topology.CableEnd;
import dev.vethwork.topology.Namespace;
import dev.vethwork.topology.Shaping;
import dev.vethwork.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SideTest {
    private static final Cable CABLE =
            new Cable(CableEnd.of("red", "r"), CableEnd.of("blue", "b"), Shaping.NONE.withDelay("20ms"));

    private static Cable changed(WeatherSide side, Shaping shaping) {
        return side.change(CABLE, shaping)
                .apply(Topology.empty("lab")
                        .withNode(Namespace.of("red"))
                        .withNode(Namespace.of("blue"))
                        .withCable(CABLE))
                .cables()
                .getFirst();
    }

    @Test
    void oneEndGetsItsOwnWeatherAndTheOtherKeepsTheCables() {
        Cable cable = changed(WeatherSide.SECOND, Shaping.NONE.withLoss("1%"));
        assertThat(cable.b().shaping().loss()).isEqualTo("1%");
        assertThat(cable.a().shaping().isNone()).isTrue();
        assertThat(cable.shaping()).isEqualTo(CABLE.shaping());
        assertThat(WeatherSide.SECOND.otherwise(CABLE).delay()).isEqualTo("20ms");
    }

    @Test
    void bothEndsHaveTheCables() {
        Cable cable = changed(WeatherSide.BOTH, Shaping.NONE.withLoss("1%"));
        assertThat(cable.shaping()).isEqualTo(Shaping.NONE.withLoss("1%"));
        assertThat(cable.a().shaping().isNone()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void eachDialTurnsAThingOfItsOwn(Dial dial) {
        String most = dial.mark(dial.marks() - 1);
        Shaping turned = dial.with(Shaping.NONE, most);
        assertThat(dial.value(turned)).isEqualTo(most);
        for (Dial other : Dial.values()) {
            assertThat(other.value(turned).isEmpty()).isEqualTo(other != dial);
        }
        assertThat(dial.with(turned, "")).isEqualTo(Shaping.NONE);
    }
}
