package dev.vethwork.lesson.check;

import dev.vethwork.lab.failure.LabException;

/** Something that a lesson asks of the kernel of a running lab. */
public sealed interface Check
        permits AddressCheck,
                CableCheck,
                CauseCheck,
                CommandCheck,
                DriftCheck,
                ListeningCheck,
                NeighborCheck,
                NodeCheck,
                NotCheck,
                PathCheck,
                PortCheck,
                ProcessCheck,
                ReachCheck,
                RouteCheck,
                RuleCheck,
                SeveralChecks {
    /** In one line, as a lesson's author writes it. */
    String text();

    /** What shall be, as a phrase. */
    String expected();

    /** Whether it can be told from what was read already, so that it may be asked often. */
    default boolean isRead() {
        return true;
    }

    CheckVerdict judge(RunningLab lab) throws LabException;
}
