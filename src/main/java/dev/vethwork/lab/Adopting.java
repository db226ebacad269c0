package dev.vethwork.lab;

import dev.vethwork.engine.ConflictException;
import java.util.Set;
import java.util.TreeSet;

/** What is said and asked where a lab is to work in namespaces that somebody else has made. */
public final class Adopting {
    private Adopting() {}

    /** The namespaces whose adoption would let a deployment run that was refused; empty where it was for another reason. */
    public static Set<String> names(LabException refused) {
        return refused.getCause() instanceof ConflictException conflict ? conflict.adoptable() : Set.of();
    }

    /** What is to be agreed to before they are adopted. A yes to all questions is none to this one. */
    public static Confirmation.Question question(Set<String> names) {
        Set<String> sorted = new TreeSet<>(names);
        String element = sorted.stream().findFirst().orElse("");
        return new Confirmation.Question(
                element, Say.of("adopt", String.join(", ", sorted)), Say.of("adopt.proceed"));
    }
}
