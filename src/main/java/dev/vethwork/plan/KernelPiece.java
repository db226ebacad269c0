package dev.vethwork.plan;

/** What a machine can be without, and a drawing may need: a part of its kernel, or a program. */
public sealed interface KernelPiece permits BasicPiece, LinkPiece, ProgramPiece, UplinkPiece {
    /** The module that it is, or that it would be; empty where it is none. */
    default String module() {
        return "";
    }

    /** The option of the kernel's configuration that brings it; empty for a program. */
    default String option() {
        return "";
    }
}
