package dev.vethwork.lab.consent;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.consent.Confirmation.Question;
import dev.vethwork.lab.failure.LabException;
import dev.vethwork.lab.failure.LabException.Exit;
import dev.vethwork.lab.failure.LabMessages;
import dev.vethwork.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said and asked where a drawing has the name of a lab that another document deployed. */
public final class TakingOver {
    /** The same in every language. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private TakingOver() {}

    /** What runs, from which file, since when. */
    public static Phrase running(Deployed lab) {
        return told("running", lab);
    }

    private static Phrase told(String key, Deployed lab) {
        return LabMessages.of(key, lab.lab(), lab.target().text(), from(lab.document()), since(lab.origin().since()));
    }

    /** Asked before all of these go. */
    public static Question toDestroyAll(List<Deployed> labs) {
        return new Question(
                "",
                LabMessages.of("all.destroy", labs.stream().map(lab -> told("all.lab", lab)).toList()),
                LabMessages.of("all.destroy.proceed"),
                Question.Kind.TAKE_OVER);
    }

    /** Asked before it is deployed over. */
    public static Question toDeploy(Deployed lab) {
        return question("taken.deploy", "taken.deploy.proceed", lab);
    }

    /** Said where a drawing is only compared with it. */
    public static Phrase notOwn(Deployed lab) {
        return LabMessages.of("taken.compared", running(lab));
    }

    /** Asked before it is taken away. */
    public static Question toDestroy(Deployed lab) {
        return question("taken.destroy", "taken.destroy.proceed", lab);
    }

    private static Question question(String key, String proceed, Deployed lab) {
        return new Question("", LabMessages.of(key, running(lab)), LabMessages.of(proceed), Question.Kind.TAKE_OVER);
    }

    /** What would change it without having been asked for. */
    public static LabException refused(Deployed lab) {
        return new LabException(
                Exit.NOT_PERMITTED,
                running(lab).text(),
                LabMessages.of("taken.remedy", lab.lab()).text(),
                "",
                null);
    }

    private static Phrase from(DocumentId document) {
        return switch (document) {
            case DocumentId.InFile(Path path) -> LabMessages.of(Files.exists(path) ? "from.file" : "from.gone", path.toString());
            case DocumentId.Sheet sheet -> LabMessages.of("from.sheet");
            case DocumentId.Unknown unknown -> LabMessages.of("from.unknown");
        };
    }

    private static Phrase since(@Nullable Instant time) {
        return time == null ? LabMessages.of("since.unknown") : LabMessages.of("since", TIME.format(time));
    }
}
