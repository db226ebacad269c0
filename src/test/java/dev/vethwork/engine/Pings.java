package dev.vethwork.engine;

import dev.vethwork.waiting.Eventually;
import java.util.List;

/** Asks a deployed lab's kernel by {@code ping}. */
public final class Pings {
    private Pings() {}

    /**
     * Whether it answers.
     *
     * @param expected whether an answer is to come, which is then waited for as long as a slow machine may take; one that is not
     *     to come would be there at once
     */
    public static boolean answers(Target target, String lab, String from, String to, boolean expected) throws Exception {
        return expected ? Eventually.comes(() -> asked(target, lab, from, to, 1)) : asked(target, lab, from, to, 2);
    }

    private static boolean asked(Target target, String lab, String from, String to, int many) throws TargetException {
        List<String> argv = List.of("ping", "-n", "-c", Integer.toString(many), "-i", "0.2", "-W", "1", to);
        return target.execute(lab, from, argv, Eventually.LONGEST).succeeded();
    }
}
