package dev.vethwork.explain.lint.drawn;

import dev.vethwork.net.Names;
import java.util.HashSet;
import java.util.Set;

/** Interface names that nobody has yet, nowhere in the drawing nor on the machine. */
public final class FreeNames {
    private final Set<String> taken;

    private FreeNames(Set<String> taken) {
        this.taken = taken;
    }

    public static FreeNames of(DrawnFacts drawing) {
        Set<String> taken = new HashSet<>(drawing.topology().nodes().keySet());
        taken.add(Names.LOOPBACK);
        taken.addAll(drawing.ground().root().interfaces().keySet());
        drawing.topology().cables().forEach(c -> c.ends().forEach(e -> taken.add(e.interfaceName())));
        drawing.stacks().forEach(node -> node.stack().interfaces().forEach(drawn -> taken.add(drawn.name())));
        return new FreeNames(taken);
    }

    /** A name made of this one that fits and is free; the same is not given out twice. */
    public String shorten(String name) {
        String cut = name.length() <= Names.MAX_INTERFACE ? name : name.substring(0, Names.MAX_INTERFACE);
        for (int n = 2; !taken.add(cut); n++) {
            String tail = "-" + n;
            cut = name.substring(0, Math.min(name.length(), Names.MAX_INTERFACE - tail.length())) + tail;
        }
        return cut;
    }
}
