package dev.vethwork.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.explain.answer.Explanations;
import dev.vethwork.net.RuleTable;
import dev.vethwork.state.Netfilter;
import dev.vethwork.state.NetworkState;
import dev.vethwork.state.netfilter.Policy;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No cause without a lab that has it, sentences in both languages, a command that shows it, and a way out or the word that
 * there is none.
 */
class EveryCauseTest {
    @ParameterizedTest
    @EnumSource
    void isToldInBothLanguagesShownAndMended(Cause cause) {
        KernelCase provoked = ProvokedCauses.of(cause);
        assertThat(provoked.cause()).isEqualTo(cause);
        Explanation told = Explanations.explain(
                provoked.lab(), state(provoked), provoked.from(), provoked.to(), provoked.probe());
        assertThat(told.cause()).as(told.message()).isEqualTo(cause);
        assertThat(told.message()).matches("[A-Za-z]\\P{Cntrl}{20,}").doesNotContain("{");
        assertThat(told.command()).isNotBlank();
        assertThat(told.end()).isNotNull();
        String key = "explain." + cause;
        assertThat(Messages.text(Locale.KOREAN, key)).containsPattern("\\p{IsHangul}");
        assertThat(Messages.text(Locale.ENGLISH, key)).doesNotContainPattern("\\p{IsHangul}");
        boolean none = told.message().matches(".*(No edit of the drawing|no edit can be named).*");
        assertThat(told.fixes().isEmpty()).as("no fixes, as is said").isEqualTo(none);
    }

    /** As drawn, with the rule that somebody typed in blue. */
    private static NetworkState state(KernelCase provoked) {
        NetworkState state = Explanations.compiled(provoked.lab()).state();
        if (provoked.byHand().isEmpty()) {
            return state;
        }
        List<String> words = List.of(provoked.byHand().replaceAll(".* -A INPUT ", "").split(" "));
        Netfilter typed = new Netfilter(
                List.of(new Netfilter.Chain(
                        RuleTable.FILTER, "INPUT", Policy.ACCEPT, null, List.of(new Netfilter.Rule(words, null)))),
                List.of());
        return state.with(state.namespace("blue").orElseThrow().withNetfilter(typed));
    }
}
