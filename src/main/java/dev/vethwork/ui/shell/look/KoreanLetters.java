package dev.vethwork.ui.shell.look;

import dev.vethwork.ui.Texts;
import dev.vethwork.ui.model.Background;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.text.Font;

/** Brings letters along where the window speaks Korean and the machine has none for it, which would all be boxes. */
public final class KoreanLetters {
    /** What fonts with Hangul are called, or have in their names. */
    private static final List<String> FONTS = List.of(
            "cjk", "nanum", "noto sans kr", "noto serif kr", "source han", "baekmuk", "un dotum", "undotum", "unbatang",
            "d2coding", "pretendard", "malgun", "gulim", "dotum", "batang", "droid sans fallback", "unifont", "gothic a1");

    private static final String FONT = "/dev/vethwork/ui/font/NotoSansKR.otf";

    private KoreanLetters() {}

    /**
     * Adds them to what a window is styled by.
     *
     * @param tell called with a sentence, in letters that every machine has as well, where they cannot be had either
     */
    public static void look(Background background, Consumer<String> style, Consumer<String> tell) {
        if (Locale.getDefault().getLanguage().equals(Locale.KOREAN.getLanguage())) {
            background.submit(KoreanLetters::missing, missing -> {
                if (missing) {
                    sheet().ifPresentOrElse(style, () -> tell.accept(Texts.get("korean.missing")));
                }
            }, thrown -> {});
        }
    }

    private static boolean missing() {
        return !areIn(Font.getFamilies());
    }

    /** A style sheet with a font of our own, which has Latin letters as well; empty where it cannot be read. */
    static Optional<String> sheet() {
        try (InputStream letters = KoreanLetters.class.getResourceAsStream(FONT)) {
            Font font = letters == null ? null : Font.loadFont(letters, 13);
            return font == null ? Optional.empty() : Optional.of(sheet(font.getFamily()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String sheet(String family) {
        String css = ".root, .log .list-cell, .node .detail, .end-label { -fx-font-family: \"" + family + "\"; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    static boolean areIn(List<String> families) {
        return families.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> FONTS.stream().anyMatch(name::contains));
    }
}
