package dev.vethwork.ui.action;

/** A line of a menu. */
public sealed interface MenuEntry permits Command, Submenu {}
