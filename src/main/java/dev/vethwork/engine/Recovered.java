package dev.vethwork.engine;

/** What became of a lab whose last run was broken off. */
public enum Recovered {
    /** It was being made, or taken away: now it is gone without a trace. */
    GONE,
    /** It was being changed: now it is again what it was before the change. */
    RESTORED,
    /** Nothing was broken off. */
    UNTOUCHED
}
