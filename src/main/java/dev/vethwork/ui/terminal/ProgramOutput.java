package dev.vethwork.ui.terminal;

import com.techsenger.jeditermfx.core.ArrayTerminalDataStream;
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
        return super.readNonControlCharacters(most);
    }
}
