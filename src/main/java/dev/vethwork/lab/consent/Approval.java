package dev.vethwork.lab.consent;

import dev.vethwork.lab.consent.Confirmation.Question;
import dev.vethwork.lab.drawing.Drawing;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.net.TargetKind;
import dev.vethwork.settings.UserFolders;
import dev.vethwork.topology.Cable;
import dev.vethwork.topology.Topology;
import dev.vethwork.topology.segment.Segments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a person where a deployment may be regretted. What was agreed to about services is remembered, and not asked again
 * as long as the services stay the same.
 */
public final class Approval {
    private final Agreed agreed;

    /** @param state the folder where this user's agreements are kept */
    public Approval(Path state) {
        this.agreed = new Agreed(state.resolve("agreed-services"));
    }

    /** That of the user who runs the program. */
    public static Approval ofUser() {
        return new Approval(UserFolders.ofUser().state());
    }

    /**
     * Asks every question that a deployment raises.
     *
     * @throws LabException at the first no
     */
    public void ask(Drawing drawing, TargetKind target, Confirmation confirmation) throws LabException {
        for (Question question : loops(drawing.topology())) {
            ask(question, confirmation);
        }
        DrawnPrograms programs = DrawnPrograms.of(drawing.topology());
        boolean asksRoot = !target.rootIsOurs() && programs.someAsRoot() && (target.isFar() || !Author.isRoot());
        if (programs.isEmpty() || (!asksRoot && wrote(drawing))) {
            return;
        }
        String key = programs.fingerprint(asksRoot);
        if (!agreed.contains(key)) {
            ask(programs.question(asksRoot, wrote(drawing)), confirmation);
            agreed.add(key);
        }
    }

    private static boolean wrote(Drawing drawing) {
        return drawing.document().isKnown() && Author.wrote(drawing.file());
    }

    private static List<Question> loops(Topology topology) {
        List<Question> questions = new ArrayList<>();
        for (List<Cable> loop : Segments.uncutLoops(topology)) {
            String element = loop.getFirst().id();
            questions.add(new Question(element, LabMessages.of("loop", element), LabMessages.of("loop.proceed"), Question.Kind.RISK));
        }
        return questions;
    }

    /** @throws LabException where the answer is no */
    public static void ask(Question question, Confirmation confirmation) throws LabException {
        if (!confirmation.confirm(question)) {
            throw new LabException(
                    // What is somebody else's is asked about ahead, so that this no need not be a person's.
                    question.kind() == Question.Kind.RISK ? Exit.DECLINED : Exit.NOT_PERMITTED,
                    LabMessages.of("unconfirmed", question.message()).text(),
                    LabMessages.of("unconfirmed.remedy").text(),
                    question.element(),
                    null);
        }
    }
}
