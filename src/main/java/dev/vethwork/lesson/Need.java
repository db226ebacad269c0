package dev.vethwork.lesson;

import dev.vethwork.plan.Equipment;
import java.util.List;
import java.util.stream.Stream;

/** What a lesson, or a step of it, cannot be done without. */
public sealed interface Need {
    /** As a person calls it. */
    String name();

    /** Whether a machine is known to be without it. @param equipment what it has */
    boolean isLacking(Equipment equipment);

    /** The programs that are among them. */
    static Stream<String> programs(List<Need> needs) {
        return needs.stream().filter(Program.class::isInstance).map(Need::name);
    }

    /** Of these the names of those that are known to be missing. */
    static List<String> lacking(List<Need> needs, Equipment equipment) {
        return needs.stream().filter(need -> need.isLacking(equipment)).map(Need::name).distinct().toList();
    }

    /** A part of the kernel: a module, or an option of the kernel's configuration that is no module of its own. */
    record Kernel(String name) implements Need {
        @Override
        public boolean isLacking(Equipment equipment) {
            return equipment.missing().stream().anyMatch(piece -> piece.module().equals(name) || piece.option().equals(name));
        }
    }

    /** A program that the lesson's services or commands start. */
    record Program(String name) implements Need {
        @Override
        public boolean isLacking(Equipment equipment) {
            return !equipment.programs().contains(name);
        }
    }
}
