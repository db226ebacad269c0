package dev.vethwork.lab;

import dev.vethwork.engine.DocumentId;
import dev.vethwork.engine.LabState;
import dev.vethwork.engine.Targets;
import dev.vethwork.engine.Targets.Deployed;
import dev.vethwork.lab.consent.Approval;
import dev.vethwork.lab.failure.LabException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The running labs as those of the documents that deployed them. */
public final class DocumentLabs {
    private final Targets targets;
    private final Approval approval;

    DocumentLabs(Targets targets, Approval approval) {
        this.targets = targets;
        this.approval = approval;
    }

    /** The running lab that this document deployed; empty where there is none. */
    public Optional<Deployed> of(DocumentId document) {
        return all(document).stream().findFirst();
    }

    private List<Deployed> all(DocumentId document) {
        return targets.deployed().stream()
                .filter(lab -> document.isSame(lab.document()) && lab.state() != LabState.DEAD)
                .toList();
    }

    /** A document is in another file from now on, and every lab that it deployed goes with it. */
    public void move(DocumentId before, DocumentId now, Caller caller) throws LabException {
        for (Deployed lab : all(before)) {
            try (LabConnection connection = new LabConnection(targets, approval)) {
                connection.belong(lab.lab(), now, caller);
            }
        }
    }

    /** A name that no lab has that is deployed, nor anybody else: this one, or this one and a number. */
    public String freeName(String wanted, Set<String> others) {
        Set<String> taken = new HashSet<>(others);
        targets.deployed().forEach(lab -> taken.add(lab.lab()));
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }
}
