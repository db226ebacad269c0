package dev.vethwork.explain.walk.link;

/** An interface in a namespace. */
public record Port(String namespace, String device) {}
