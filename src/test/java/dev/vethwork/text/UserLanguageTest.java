package dev.vethwork.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserLanguageTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ko_KR.UTF-8, -, -, -, ko, ko",
                "ko_KR.utf8, -, -, -, ko, ko",
                "C, -, -, -, en, en",
                "en_US.UTF-8, -, -, -, en, en",
                "de_DE.UTF-8, -, -, -, en, en",
                "kok_IN.UTF-8, -, -, -, en, en",
                "ko_KR, -, -, -, en, ko",
                "ko_KR.eucKR, -, -, -, en, ko",
                "ko_KR.UTF-8, C, -, -, en, en",
                "ko_KR.UTF-8, POSIX, -, -, en, en",
                "C.UTF-8, -, ko_KR.UTF-8, -, ko, ko",
                "-, C.UTF-8, -, ko_KR.UTF-8, ko, ko",
                "-, -, -, -, en, en"
            })
    void theLocaleDecidesForBothAndATerminalWithoutHangulGetsEnglish(
            @Nullable String lang,
            @Nullable String all,
            @Nullable String messages,
            @Nullable String startedWith,
            String terminal,
            String window) {
        Map<String, String> environment = new TreeMap<>();
        put(environment, "LANG", lang);
        put(environment, "LC_ALL", all);
        put(environment, "LC_MESSAGES", messages);
        put(environment, "VETHWORK_LOCALE", startedWith);
        assertThat(Language.ofTerminal(environment).getLanguage()).isEqualTo(terminal);
        assertThat(Language.ofWindow(environment).getLanguage()).isEqualTo(window);
    }

    private static void put(Map<String, String> environment, String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }
}
