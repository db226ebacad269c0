package dev.vethwork.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vethwork.cli.Program;
import dev.vethwork.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What packages are made of, as far as it can be told without making one: {@code packaging/try-deb} does that. */
class PackageTest {
    private static final Path PACKAGING = Path.of("packaging");

    private static String read(String file) throws IOException {
        return Files.readString(PACKAGING.resolve(file));
    }

    private static Map<String, String> fields(String file, String separator) throws IOException {
        return read(file).lines()
                .filter(line -> line.matches("[A-Z][\\w-]*(\\[\\w+])?" + separator + ".*"))
                .map(line -> line.split(separator, 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].strip()));
    }

    private static String version() throws IOException {
        Matcher version = Pattern.compile("(?m)^  <version>(.*)</version>$").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @Test
    void theControlFileHasWhatDebianAsksFor() throws IOException {
        Map<String, String> fields = fields("debian/control", ":");
        assertThat(fields.keySet())
                .contains("Package", "Version", "Architecture", "Maintainer", "Installed-Size", "Section", "Priority",
                        "Depends", "Recommends", "Description");
        assertThat(fields.get("Description")).hasSizeLessThan(80).doesNotEndWith(".").doesNotStartWith("vethwork");
        assertThat(fields.get("Maintainer")).matches(".+ <\\S+@\\S+>");
    }

    /** What packaging/run would install from a checkout is what the package depends on. */
    @Test
    void thePackageDependsOnWhatACheckoutInstalls() throws IOException {
        List<String> wanted = Pattern.compile("^ +want_(?:command \\S+|file) (\\S+)", Pattern.MULTILINE)
                .matcher(read("common.sh"))
                .results()
                .map(found -> found.group(1))
                // No Debian is without it.
                .filter(name -> !name.equals("util-linux"))
                .toList();
        List<String> depends = List.of(fields("debian/control", ":").get("Depends").split("[ ,|]+"));
        assertThat(wanted).hasSizeGreaterThan(8);
        assertThat(depends).containsAll(wanted).doesNotContain("default-jre");
    }

    @Test
    void theChangelogBeginsWithThisVersion() throws Exception {
        assertThat(read("debian/changelog")).startsWith("vethwork (" + version() + ") ");
        assertThat(xml("dev.vethwork.Vethwork.metainfo.xml").getElementsByTagName("release").item(0).getAttributes()
                        .getNamedItem("version").getNodeValue())
                .isEqualTo(version());
    }

    /** A busy machine stops one after its time, in the middle of a lab. */
    @Test
    void aRehearsalThatIsStoppedLeavesNothingRunning(@TempDir Path home) throws Exception {
        String script = """
                set -euo pipefail
                . packaging/launch.sh
                XDG_RUNTIME_DIR=$1/stage sleep 600 & own=$!
                XDG_RUNTIME_DIR=$1/stage2 sleep 600 & other=$!
                trap 'kill -KILL $own $other 2> /dev/null || true' EXIT
                until grep -qazxF "XDG_RUNTIME_DIR=$1/stage" "/proc/$own/environ"; do :; done
                end_labs_in "$1/stage"
                ! wait $own
                kill -0 $other
                """;
        Process ended = new ProcessBuilder("bash", "-c", script, "bash", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile())
                .start();
        assertThat(ended.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).as(Files.readString(home.resolve("said"))).isZero();
    }

    /** Whoever starts the program may have closed them, and the JVM's first files, its own jars, would take their place. */
    @Test
    void whatIsClosedIsNothingToReadFromOrToWriteTo(@TempDir Path home) throws Exception {
        String script = """
                set -euo pipefail
                mkdir -p "$1/bin"
                printf '#!/bin/sh\\nfor fd in 0 1 2; do (readlink /proc/$$/fd/$fd >&3); done\\n' > "$1/bin/java"
                chmod +x "$1/bin/java"
                . packaging/launch.sh
                jdk=$1 app=$1 lib=$1 place=$1 java_build=own part=commands cached=no laid=
                (start "$1" status <&- >&- 2>&-) 3>&1
                """;
        Path said = home.resolve("said");
        Process ended = new ProcessBuilder("bash", "-c", script, "bash", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(ended.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(said)).containsExactly("/dev/null", "/dev/null", "/dev/null");
    }

    @Test
    void theMenuEntryStartsTheProgramWithAFile() throws IOException {
        Map<String, String> entry = fields("vethwork.desktop", "=");
        assertThat(read("vethwork.desktop")).startsWith("[Desktop Entry]\n");
        assertThat(entry).containsEntry("Type", "Application").containsEntry("Exec", "@RUN@ %f").containsEntry("Icon", "vethwork");
        assertThat(entry.keySet()).contains("Name", "Comment", "Comment[ko]", "GenericName[ko]");
        assertThat(entry.get("Categories")).endsWith(";");
    }

    @Test
    void theFilesOfTheMenuAgree() throws Exception {
        String type = xml("vethwork-mime.xml").getElementsByTagName("mime-type").item(0).getAttributes()
                .getNamedItem("type").getNodeValue();
        Document metainfo = xml("dev.vethwork.Vethwork.metainfo.xml");
        assertThat(fields("vethwork.desktop", "=").get("MimeType")).isEqualTo(type + ";");
        assertThat(text(metainfo, "mediatype")).isEqualTo(type);
        assertThat(text(metainfo, "launchable")).isEqualTo("vethwork.desktop");
    }

    @Test
    void picturesAreTheOnesThatAreThereInTheirSizes() throws Exception {
        NodeList images = xml("dev.vethwork.Vethwork.metainfo.xml").getElementsByTagName("image");
        assertThat(images.getLength()).isPositive();
        for (int i = 0; i < images.getLength(); i++) {
            Path file = Path.of("src/site/resources", images.item(i).getTextContent().replace("@SITE@/", ""));
            java.awt.image.BufferedImage picture = javax.imageio.ImageIO.read(file.toFile());
            assertThat(images.item(i).getAttributes().getNamedItem("width").getNodeValue()).isEqualTo("" + picture.getWidth());
            assertThat(images.item(i).getAttributes().getNamedItem("height").getNodeValue()).isEqualTo("" + picture.getHeight());
        }
    }

    /** A command that is not among them is started as the window is, which takes longer and asks for more. */
    @Test
    void everyCommandIsStartedAsOne() throws Exception {
        assertThat(Program.spoken().subcommands().keySet()).allSatisfy(command -> assertThat(part(command))
                .isEqualTo(command.equals("render") ? "window" : "commands"));
        assertThat(part("lab.vethwork.json")).isEqualTo("window");
    }

    /** A JVM that was stopped halfway leaves one with which none would start. */
    @ParameterizedTest
    @CsvSource({"0, 0, kept", "143, 0, gone", "124, 0, gone", "0, 134, gone"})
    void onlyACacheThatAStartSucceedsWithIsKept(int rehearsal, int start, String cache, @TempDir Path place) throws Exception {
        Path java = Files.createDirectories(place.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for word; do
                    case $word in
                        -XX:AOTCacheOutput=*) echo half > "${word#*=}"; exit %d ;;
                        -XX:AOTCache=*) exit %d ;;
                    esac
                done
                """.formatted(rehearsal, start));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        assertThat(said(
                        "app=$1 lib=$1 jdk=$1; rehearse_part commands $1/part; [ -e $1/part.aot ] && echo kept || echo gone",
                        place.toString()))
                .isEqualTo(cache + "\n");
    }

    private static String part(String word) throws Exception {
        return said("look_at_command \"$1\"; printf %s \"$part\"", word);
    }

    /** What a line says that has sourced the script which starts the program. */
    private static String said(String line, String word) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", ". packaging/launch.sh; " + line, "bash", word)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(Eventually.SECONDS, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static String text(Document document, String tag) {
        return document.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static Document xml(String file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(PACKAGING.resolve(file).toFile());
    }
}
