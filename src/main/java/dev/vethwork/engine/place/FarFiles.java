package dev.vethwork.engine.place;

import dev.vethwork.plan.KernelPiece;
import dev.vethwork.plan.ProgramPiece;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same of another machine, as far as its door was asked for them. */
record FarFiles(Greeting greeting) implements MachineFiles {
    /** The words that ask the door. @param programs that are looked for besides those that are always */
    static List<String> wanted(Set<String> programs) {
        return List.of(
                "look",
                "vethwork",
                alternatives(KernelPieces.ofKernel().map(KernelPiece::option)),
                alternatives(KernelPieces.ofKernel().map(KernelPiece::module)),
                Stream.of(programs.stream(), ProgramPiece.all(), UplinkPieces.programs())
                        .flatMap(names -> names)
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    /** As an extended regular expression has them: they are names of letters, digits and underscores. */
    private static String alternatives(Stream<String> names) {
        return names.filter(name -> !name.isEmpty()).distinct().collect(Collectors.joining("|"));
    }

    boolean hasProgram(String name) {
        return greeting.all("program").anyMatch(name::equals);
    }

    @Override
    public boolean isDirectory(String path) {
        return greeting.all("directory").anyMatch(path::equals);
    }

    @Override
    public boolean isExecutable(String path) {
        return hasProgram(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public boolean isOpen(String path) {
        return greeting.all("open").anyMatch(path::equals);
    }

    @Override
    public String text(String path) {
        return greeting.all("text")
                .filter(line -> line.startsWith(path + " "))
                .map(line -> line.substring(path.length() + 1))
                .collect(Collectors.joining("\n"));
    }
}
