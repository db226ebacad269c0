package dev.vethwork.ui.model;

/** How an element as drawn compares with what is deployed. */
public enum Status {
    NOT_DEPLOYED,
    DEPLOYED,
    /** It is there, and not as drawn. */
    DIFFERS,
    /** Its step failed in the last deployment. */
    FAILED
}
