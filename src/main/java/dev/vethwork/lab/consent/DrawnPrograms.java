package dev.vethwork.lab.consent;

import dev.vethwork.lab.consent.Confirmation.Question;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.text.Phrase;
import dev.vethwork.topology.NodeFile;
import dev.vethwork.topology.Service;
import dev.vethwork.topology.StackNode;
import dev.vethwork.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs of its own choice that a drawing starts. */
record DrawnPrograms(List<Program> all) {
    /** One of them, the node that it runs in, and the files that it may read there as what to do. */
    record Program(String node, Service service, List<NodeFile> files) {
        Program {
            files = List.copyOf(files);
        }

        Phrase text() {
            return LabMessages.of(service.root() ? "program.root" : "program", service.command(), node);
        }

        /** Every field, each behind its length, so that no two programs look alike. */
        String exact() {
            return Stream.concat(
                            Stream.of(node, service.name(), service.command(), service.pidNamespace() + "/" + service.root()),
                            files.stream().flatMap(file -> Stream.of(file.path(), file.text())))
                    .map(word -> word.length() + ":" + word)
                    .collect(Collectors.joining());
        }
    }

    /** The most that a question lists. */
    private static final int MOST = 12;

    DrawnPrograms {
        all = List.copyOf(all);
    }

    static DrawnPrograms of(Topology topology) {
        List<Program> found = new ArrayList<>();
        topology.nodes().values().forEach(node -> {
            if (node instanceof StackNode stack) {
                stack.stack().services().forEach(s -> found.add(new Program(node.name(), s, stack.stack().files())));
            }
        });
        return new DrawnPrograms(found);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean someAsRoot() {
        return all.stream().anyMatch(p -> p.service().root());
    }

    /** The same for the same programs only. */
    String fingerprint(boolean asRoot) {
        String whole = all.stream().map(Program::exact).sorted().collect(Collectors.joining("\n", asRoot + "\n", ""));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Question question(boolean asRoot, boolean own) {
        List<Phrase> list = new ArrayList<>(all.stream().limit(MOST).map(Program::text).toList());
        if (all.size() > MOST) {
            list.add(LabMessages.of("program.more", all.size() - MOST));
        }
        String key = asRoot ? (own ? "programs.root" : "programs.foreignRoot") : "programs.foreign";
        return new Question(all.getFirst().node(), LabMessages.of(key, list), LabMessages.of("programs.proceed"), Question.Kind.RISK);
    }
}
