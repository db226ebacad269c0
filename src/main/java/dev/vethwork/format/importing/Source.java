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
 * @param beside files that lie beside a single one, for what it names
 */
public record Source(String name, SortedMap<String, byte[]> files, Beside beside) {
    /** Files beside the one that is imported, by the path from its folder. */
    @FunctionalInterface
    public interface Beside {
        Beside NOTHING = path -> Optional.empty();

        Optional<byte[]> read(String path);
    }

    public Source {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    public Source(String name, SortedMap<String, byte[]> files) {
        this(name, files, Beside.NOTHING);
    }

    /** Text that was typed or pasted. */
    public static Source text(String name, String text) {
        return new Source(name, new TreeMap<>(Map.of(name, text.getBytes(StandardCharsets.UTF_8))));
    }

    public boolean isSingle() {
        return files.size() == 1;
    }

    /** What it is called where it lies, with its ending. */
    public String file() {
        return isSingle() ? files.firstKey() : name;
    }

    /** The text of the only file; empty where there are several. */
    public String text() {
        return isSingle() ? text(files.firstKey()).orElse("") : "";
    }

    /** The text of a file, empty where there is none; bytes that are no characters are replaced. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).flatMap(Source::decoded);
    }

    /** The text of a file that lies beside this one. @param path from its folder */
    public Optional<String> textBeside(String path) {
        return beside.read(path).flatMap(Source::decoded);
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(plain(text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Without the mark and the line ends of other systems: a device called {@code eth0\r} is what nobody means. */
    private static String plain(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    }
}
