package dev.vethwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What to do begins a sentence wherever it is shown, with a capital letter; a command's word must not get one. */
class RemediesTest {
    private static final Pattern ADVICE = Pattern.compile(".*(remedy|fix|proceed)");

    private static final Pattern COMMAND = Pattern.compile(
            "(sudo|ip|ip6?tables|sysctl|systemctl|modprobe|apt|apt-get|tc|bridge|ovs-vsctl|chmod|chown|usermod|kill|rm|mv|mkdir)"
                    + " .*");

    @Test
    void noneBeginsWithACommand() throws Exception {
        List<String> commands = new ArrayList<>();
        try (Stream<Path> bundles = Files.walk(Path.of("src/main/resources"))) {
            for (Path bundle : bundles.filter(p -> p.endsWith("messages.properties")).toList()) {
                Properties texts = new Properties();
                texts.load(Files.newBufferedReader(bundle, StandardCharsets.UTF_8));
                texts.forEach((key, text) -> {
                    if (ADVICE.matcher((String) key).matches() && COMMAND.matcher((String) text).matches()) {
                        commands.add(bundle + " " + key + "=" + text);
                    }
                });
            }
        }
        assertThat(commands).isEmpty();
    }
}
