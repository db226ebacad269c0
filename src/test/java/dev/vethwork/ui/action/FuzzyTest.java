package dev.vethwork.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static String best(String query, String... texts) {
        return List.of(texts).stream()
                .filter(t -> Fuzzy.score(query, t).isPresent())
                .max(Comparator.comparingInt(t -> Fuzzy.score(query, t).orElseThrow()))
                .orElse("");
    }

    @Test
    void lettersInAnotherOrderDoNotMatch() {
        assertThat(Fuzzy.score("nu", "Undo")).isEmpty();
        assertThat(Fuzzy.score("undoo", "Undo")).isEmpty();
        assertThat(Fuzzy.score("", "Undo")).isPresent();
    }

    @Test
    void startsOfWordsCountMost() {
        assertThat(best("sa", "Paste and replace", "Select all", "Save as")).isEqualTo("Save as");
        assertThat(best("zf", "Size of", "Zoom to fit")).isEqualTo("Zoom to fit");
        assertThat(best("open new", "Open…", "Open in new window…", "New window")).isEqualTo("Open in new window…");
    }

    @Test
    void aWordThatIsThereCountsMoreThanItsLettersFromHereAndThere() {
        assertThat(best("load", "Lab: on an address", "Make load…")).isEqualTo("Make load…");
        assertThat(CommandPalette.score("Make load", "Lab", "load"))
                .isGreaterThan(CommandPalette.score("At an interface or an address", "Lab Make a mistake", "load"));
    }

    @Test
    void caseAndBlanksDoNotCount() {
        assertThat(Fuzzy.score(" S AV ", "Save")).isPresent();
        assertThat(best("저장", "다른 이름으로 저장", "저장")).isEqualTo("저장");
    }
}
