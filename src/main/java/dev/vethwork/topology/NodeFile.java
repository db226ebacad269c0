package dev.vethwork.topology;

import dev.vethwork.net.BadValue;
import dev.vethwork.net.Quote;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A file that the services of a node see, and nobody else: it lies over whatever the machine has there.
 *
 * @param path from the root on, below a directory: {@code /etc/bird/bird.conf}
 */
@RecordBuilder
public record NodeFile(String path, String text) implements NodeFileBuilder.With {
    /** What all files of a node have together, in bytes: they are handed over in one command. */
    public static final int MOST = 60_000;

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]{0,127}){2,16}");

    /** Whether a file may lie there. */
    public static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    public NodeFile {
        if (!isPath(path)) {
            throw BadValue.of("file.path", Quote.of(path));
        }
        if (text.indexOf('\0') >= 0) {
            throw BadValue.of("file.nul", path);
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST) {
            throw BadValue.of("file.size", path, MOST);
        }
    }
}
