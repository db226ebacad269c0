package dev.vethwork.lesson;

import dev.vethwork.lab.enter.Installed;
import dev.vethwork.plan.KernelPiece;
import java.util.List;
import java.util.Set;

/** What a lesson, or a step of it, cannot be done without. */
public sealed interface Need {
    /** As a person calls it. */
    String name();

    /** Whether this machine is known to be without it. @param missing pieces that its kernel is known to be without */
    boolean isLacking(Set<KernelPiece> missing);

    /** Of these the names of those that are known to be missing. */
    static List<String> lacking(List<Need> needs, Set<KernelPiece> missing) {
        return needs.stream().filter(need -> need.isLacking(missing)).map(Need::name).distinct().toList();
    }

    /** A part of the kernel: a module, or an option of the kernel's configuration that is no module of its own. */
    record Kernel(String name) implements Need {
        @Override
        public boolean isLacking(Set<KernelPiece> missing) {
            return missing.stream().anyMatch(piece -> piece.module().equals(name) || piece.option().equals(name));
        }
    }

    /** A program that the lesson's services or commands start. */
    record Program(String name) implements Need {
        @Override
        public boolean isLacking(Set<KernelPiece> missing) {
            return !Installed.program(name);
        }
    }
}
