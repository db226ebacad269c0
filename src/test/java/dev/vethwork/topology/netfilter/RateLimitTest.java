package dev.vethwork.topology.netfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vethwork.net.BadValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit is written as iptables takes it, and compared as the kernel holds it. */
class RateLimitTest {
    @ParameterizedTest
    @CsvSource({
        "5/second, 5/second, 5/second", "5, 5/second, 5/second", "60/minute, 60/minute, 1/second", "5/min, 5/minute, 5/minute",
        "10/m burst 20, 10/minute burst 20, 10/minute burst 20", "3/h burst 5, 3/hour, 3/hour", "1/day, 1/day, 1/day", "24/day, 24/day, 1/hour",
        "90/minute, 90/minute, 90/minute"
    })
    void aLimitIsReadAndHeld(String written, String text, String held) {
        assertThat(RateLimit.parse(written).text()).isEqualTo(text);
        assertThat(RateLimit.parse(written).held().text()).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/second", "5/week", "5 second", "-1/second", "10001/second", "5/second burst 0", "5/second burst 10001", "1e3"})
    void whatIsNoneIsRefused(String written) {
        assertThatThrownBy(() -> RateLimit.parse(written)).isInstanceOf(BadValue.class);
    }
}
