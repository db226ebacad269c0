package dev.vethwork.lab.consent;

import dev.vethwork.lab.failure.LabMessages;
import java.util.Set;
import java.util.TreeSet;

/** What is said and asked where a lab is to work in namespaces that somebody else has made. */
public final class Adopting {
    private Adopting() {}

    /** What is to be agreed to before they are adopted. A yes to all questions is none to it. */
    public static Confirmation.Question question(Set<String> names) {
        Set<String> sorted = new TreeSet<>(names);
        String element = sorted.stream().findFirst().orElse("");
        return new Confirmation.Question(
                element, LabMessages.of("adopt", String.join(", ", sorted)), LabMessages.of("adopt.proceed"), Confirmation.Question.Kind.ADOPT);
    }
}
