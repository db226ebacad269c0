package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.ArrayTerminalDataStream;
import com.techsenger.jeditermfx.core.util.CharUtils;
import java.io.IOException;

/** What a program says, as the emulator takes it: letter by letter, or as much as there is without a control character. */
final class ProgramOutput extends ArrayTerminalDataStream {
    /** Where more comes from. */
    @FunctionalInterface
    interface Source {
        /** @return how many characters, -1 at its end */
        int read(char[] into) throws IOException;
    }

    private static final int AT_ONCE = 8192;

    private final Source source;

    ProgramOutput(Source source) {
        super(new char[AT_ONCE], 0, 0);
        this.source = source;
    }

    /** These words and no more. */
    static ProgramOutput once(String words) {
        char[] letters = words.toCharArray();
        boolean[] read = {false};
        return new ProgramOutput(into -> {
            if (read[0]) {
                return -1;
            }
            read[0] = true;
            System.arraycopy(letters, 0, into, 0, Math.min(letters.length, into.length));
            return Math.min(letters.length, into.length);
        });
    }

    private void more() throws IOException {
        // Letters that were pushed back may have made it longer, or shifted it.
        myOffset = 0;
        myLength = source.read(myBuf);
        if (myLength <= 0) {
            myLength = 0;
            throw new EOF();
        }
    }

    @Override
    public char getChar() throws IOException {
        if (myLength == 0) {
            more();
        }
        return super.getChar();
    }

    @Override
    public String readNonControlCharacters(int most) throws IOException {
        if (myLength == 0) {
            more();
        }
        return fitting(super.readNonControlCharacters(most), most);
    }

    /** As many of these letters as find room, some of which take two cells; the others are read again. */
    private String fitting(String letters, int room) {
        int cells = 0;
        for (int i = 0; i < letters.length(); i++) {
            cells += CharUtils.isDoubleWidthCharacter(letters.codePointAt(i), false) ? 2 : 1;
            if (cells > room) {
                int others = letters.length() - i;
                myOffset -= others;
                myLength += others;
                // Where one that takes two cells has only one left, that stays empty.
                return i > 0 ? letters.substring(0, i) : String.valueOf(CharUtils.NUL_CHAR);
            }
        }
        return letters;
    }
}
