package dev.vethwork.engine.driver;

import dev.vethwork.engine.CommandResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads what the driver says, up to the marker of the request that it answers. */
final class AnswerReader {
    private final InputStream stdout;

    /** What was read and not looked at yet, from position to filled. */
    private final byte[] buffer = new byte[1 << 16];

    private int position;
    private int filled;

    AnswerReader(InputStream stdout) {
        this.stdout = stdout;
    }

    CommandResult of(Request request) throws IOException {
        int[] code = new int[1];
        String out = readUntil(line -> isEnd(request.marker(), line, code));
        String err = readUntil(request.marker()::equals);
        return new CommandResult(code[0], out, err.strip());
    }

    private static boolean isEnd(String marker, String line, int[] code) {
        if (!line.startsWith(marker + " ")) {
            return false;
        }
        String rest = line.substring(marker.length() + 1);
        if (!rest.matches("[0-9]{1,3}")) {
            return false;
        }
        code[0] = Integer.parseInt(rest);
        return true;
    }

    /** Everything before the line that ends it, without the newline that the driver puts before that line. */
    String readUntil(Predicate<String> end) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (readLine(line)) {
            if (line.size() < 128 && end.test(line.toString(StandardCharsets.UTF_8))) {
                String text = all.toString(StandardCharsets.UTF_8);
                return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            }
            line.writeTo(all);
            all.write('\n');
            line.reset();
        }
        throw new IOException(Stream.of(all, line)
                .map(part -> part.toString(StandardCharsets.UTF_8).strip())
                .filter(part -> !part.isEmpty())
                .reduce((one, two) -> one + " " + two)
                .orElse("the shell ended"));
    }

    /** Adds the next line. An answer may be of megabytes, too many to be asked for one by one. @return whether it has an end */
    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        while (true) {
            int from = position;
            while (position < filled) {
                if (buffer[position++] == '\n') {
                    line.write(buffer, from, position - 1 - from);
                    return true;
                }
            }
            line.write(buffer, from, position - from);
            filled = stdout.read(buffer);
            position = 0;
            if (filled < 0) {
                filled = 0;
                return false;
            }
        }
    }
}
