package dev.vethwork.format.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is imported: one file, or a folder of them.
 *
 * @param name what the drawing may be called: the file's or the folder's name
 * @param files their contents by their paths below the folder, with slashes; a single file is the only one
 */
public record Source(String name, SortedMap<String, byte[]> files) {
    public Source {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Text that was typed or pasted. */
    public static Source text(String name, String text) {
        return new Source(name, new TreeMap<>(Map.of(name, text.getBytes(StandardCharsets.UTF_8))));
    }

    public boolean isSingle() {
        return files.size() == 1;
    }

    /** The text of the only file; empty where there are several. */
    public String text() {
        return isSingle() ? text(files.firstKey()).orElse("") : "";
    }

    /** The text of a file, empty where there is none; bytes that are no letters are replaced. */
    public Optional<String> text(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
