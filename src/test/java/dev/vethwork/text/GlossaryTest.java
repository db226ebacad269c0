package dev.vethwork.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing has one name, in each of the two languages. */
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("src/site/markdown/glossary.md");
    private static final Path TEXTS = Path.of("src/main/resources");
    private static final Path SAMPLES = Path.of("sample-topologies");
    private static final Path LESSONS = SAMPLES.resolve("lessons");

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static List<Path> korean() throws IOException {
        return Stream.concat(files(TEXTS, "_ko.properties").stream(), files(LESSONS, ".ko.lesson.md").stream())
                .toList();
    }

    private static List<Path> english() throws IOException {
        return Stream.of(files(TEXTS, ".properties"), files(LESSONS, ".lesson.md"), files(SAMPLES, ".vethwork.json"))
                .flatMap(List::stream)
                .filter(file -> !file.toString().contains("_ko.") && !file.toString().contains(".ko."))
                .toList();
    }

    /** @param other words of the same thing, or words that are no plain language @param name how it is called */
    @ParameterizedTest
    @CsvSource({
        "'(?<!가상 )머신', 컴퓨터",
        "접두사, 프리픽스",
        "도면, 그림",
        "암호(?!화), 비밀번호",
        "대역폭, 속도 제한",
        "오가는 양, 트래픽",
        "이름 서버, 네임 서버",
        "돌고 있, 실행 중",
        "십시오, 세요",
        "스냅숏, 스냅샷",
        "리눅스, Linux",
        "패킷 읽기, 패킷 캡처",
        "인스펙터, 속성",
        "'루트로|루트 권한', root",
        "'TCP 조각|패킷 조각', 'TCP 세그먼트, 단편'",
        "'[가-힣](?:이\\(가\\)|을\\(를\\)|은\\(는\\)|와\\(과\\)|\\(으\\)로)', the particle of a word that is known",
        "'\\}이라[는고]', (이)라",
        "'\\(을\\)를|\\(를\\)을', 을(를)",
    })
    void koreanHasNoSecondName(String other, String name) throws IOException {
        assertNowhere(korean(), other, name);
    }

    @ParameterizedTest
    @CsvSource({
        "by chance, randomly",
        "thought out, computed",
        "'netmask|prefix size', prefix length",
        "ARP cache, ARP table",
        "'(?i)undeploy', teardown",
        "'(?i)size of letters', font size",
    })
    void englishHasNoSecondName(String other, String name) throws IOException {
        assertNowhere(english(), other, name);
    }

    private static void assertNowhere(List<Path> files, String other, String name) throws IOException {
        Pattern pattern = Pattern.compile(other);
        for (Path file : files) {
            assertThat(Files.readAllLines(file).stream().filter(line -> pattern.matcher(line).find()))
                    .as("%s calls %s otherwise", file, name)
                    .isEmpty();
        }
    }

    @Test
    void everyWordOfTheGlossaryHasAKoreanNameThatIsUsed() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : korean()) {
            all.append(Files.readString(file));
        }
        List<String[]> rows = Files.readAllLines(GLOSSARY).stream()
                .filter(line -> line.startsWith("| **"))
                .map(line -> line.split(" *\\| *"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(30).allSatisfy(row -> assertThat(Arrays.stream(row[2].split(", *")))
                .as("Korean of %s", row[1])
                .isNotEmpty()
                .allMatch(word -> !word.isBlank() && all.indexOf(word) >= 0));
    }
}
