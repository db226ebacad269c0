package dev.vethwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.plan.difference.RuleReasons;
import dev.vethwork.state.netfilter.RuleMeaning;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlanMessagesTest {
    /** Whether it is one in both languages, and every word of it is known. */
    static boolean isASentence(Phrase reason) {
        String english = reason.text(Locale.ENGLISH);
        String korean = reason.text(Locale.KOREAN);
        return english.endsWith(".")
                && korean.matches("(?s).*[가-힣].*\\.")
                && !english.contains("{")
                && !korean.contains("{")
                && !english.equals(reason.key());
    }

    @Test
    void aReasonIsSaidInTheLanguageThatIsAskedFor() {
        Phrase reason = PlanMessages.of("bridge.create", "v-net-0", PlanMessages.who(""));
        assertThat(reason.text(Locale.ENGLISH))
                .isEqualTo("Make the bridge v-net-0, a switch that is also an interface of the host.");
        assertThat(reason.text(Locale.KOREAN)).isEqualTo("브리지 v-net-0을(를) 만듭니다. 스위치이면서 호스트의 인터페이스이기도 합니다.");
    }

    @Test
    void aRulesReasonNamesWhatItMatches() {
        RuleMeaning rule = RuleMeaning.of(
                List.of("-s", "10.0.0.0/8", "-i", "eth0", "-p", "tcp", "--dport", "22", "-j", "DROP"));
        assertThat(RuleReasons.of("red", rule).text(Locale.ENGLISH))
                .isEqualTo("Let red drop packets of tcp for port 22 from 10.0.0.0/8 coming in by eth0 without a word.");
        assertThat(RuleReasons.of("red", rule).text(Locale.KOREAN))
                .isEqualTo("red이(가) tcp, 22번 포트, 출발지 10.0.0.0/8, eth0(으)로 들어오는 패킷을 말없이 버리게 합니다.");
    }

    @Test
    void whatStandsInBracesInAnArgumentStaysAsItIs() {
        assertThat(PlanMessages.of("service.stop", "a{0}$1").text(Locale.ENGLISH))
                .isEqualTo("Stop a{0}$1, which is not drawn so any more.");
    }
}
