package dev.vethwork.ui.shell;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.text.Font;

/** Says what is missing where the window speaks Korean and the machine has no letters for it, which would all be boxes. */
final class KoreanLetters {
    /** What fonts with Hangul are called, or have in their names. */
    private static final List<String> FONTS = List.of(
            "cjk", "nanum", "noto sans kr", "noto serif kr", "source han", "baekmuk", "un dotum", "undotum", "unbatang",
            "d2coding", "pretendard", "malgun", "gulim", "dotum", "batang", "droid sans fallback", "unifont", "gothic a1");

    private KoreanLetters() {}

    /** @param tell called with a sentence, in letters that every machine has as well */
    static void look(Background background, Consumer<String> tell) {
        if (Locale.getDefault().getLanguage().equals(Locale.KOREAN.getLanguage())) {
            background.submit(Font::getFamilies, families -> {
                if (!areIn(families)) {
                    tell.accept(Texts.get("korean.missing"));
                }
            }, thrown -> {});
        }
    }

    static boolean areIn(List<String> families) {
        return families.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> FONTS.stream().anyMatch(name::contains));
    }
}
