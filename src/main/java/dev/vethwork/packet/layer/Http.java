package dev.vethwork.packet.layer;

import dev.vethwork.packet.bytes.Bytes;
import dev.vethwork.packet.bytes.Field;
import dev.vethwork.packet.bytes.FieldList;
import dev.vethwork.text.Phrase;
import java.util.List;
import java.util.regex.Pattern;

/** The first line of a request or an answer of HTTP/1 (RFC 9112). @param line as it came */
public record Http(Bytes at, String line) implements Layer {
    private static final Pattern FIRST =
            Pattern.compile("(GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH|CONNECT) \\S+ HTTP/1\\.[01]|HTTP/1\\.[01] [0-9]{3}.*");
    private static final int LONGEST = 200;

    static Dissected read(Bytes bytes) {
        int length = Math.min(bytes.length(), LONGEST);
        int end = 0;
        while (end < length && bytes.u8(end) != '\r' && bytes.u8(end) != '\n') {
            end++;
        }
        String line = bytes.text(0, end);
        if (!FIRST.matcher(line).matches()) {
            return Rest.read(bytes);
        }
        return Dissected.last(new Http(bytes, line), bytes.skip(bytes.length()));
    }

    @Override
    public PacketProtocol protocol() {
        return PacketProtocol.HTTP;
    }

    @Override
    public Phrase summary(Ends ends) {
        return LayerMessages.of("http", line, ends.from(), ends.to());
    }

    @Override
    public List<Field> fields() {
        return FieldList.of(at, f -> f.add("line", 0, line.length(), line).add("bytes", 0, at.length(), at.length()));
    }
}
