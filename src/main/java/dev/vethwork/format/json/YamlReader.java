package dev.vethwork.format.json;

import dev.vethwork.net.BadValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads YAML text as {@link JsonReader} reads JSON. Of YAML's own there are its ways of writing alone: one document, no
 * anchors, no tags, so that what is read is never larger than what was written.
 */
public final class YamlReader {
    /** Characters of the longest text that is read. */
    private static final int LONGEST = 256 * 1024;

    private static final YAMLFactory FACTORY =
            YAMLFactory.builder().streamReadConstraints(TreeReader.LIMITS).build();

    private YamlReader() {}

    /**
     * @param before lines of the file that stand before the text
     * @throws FormatException if it is not one YAML value
     */
    public static Located read(String yaml, int before, Problems problems) throws FormatException {
        return read(yaml, before, problems, null);
    }

    /**
     * The same of what others wrote, where anchors may be meant at several places, and merged with {@code <<}.
     *
     * @throws FormatException if it is not one YAML value
     */
    public static Located readWithAnchors(String yaml, Problems problems) throws FormatException {
        return read(yaml, 0, problems, new YamlAnchors());
    }

    private static Located read(String yaml, int before, Problems problems, @Nullable YamlAnchors anchors) throws FormatException {
        if (yaml.length() > LONGEST) {
            throw refused("file.yamlLong", before);
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), yaml)) {
            return new TreeReader(parser, problems, before, "file.notYaml", anchors).read();
        }
    }

    private static FormatException refused(String key, int before) {
        BadValue bad = BadValue.of(key);
        return new FormatException(
                List.of(new FormatException.Problem("", before + 1, 1, String.valueOf(bad.getMessage()), bad.remedy())));
    }
}
