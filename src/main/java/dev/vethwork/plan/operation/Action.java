package dev.vethwork.plan.operation;

/** What becomes of the thing that an operation is about. */
public enum Action {
    CREATE,
    CHANGE,
    DELETE
}
