package dev.vethwork.packet.filter;

/** What a value in an expression is a value of. */
enum Kind {
    HOST,
    NET,
    PORT,
    RANGE,
    MAC
}
