package dev.vethwork.plan;

/**
 * What a kernel needs for one kind of interface.
 *
 * @param word the kind's, as the file calls it
 */
public record LinkPiece(String word, String module, String option) implements KernelPiece {}
