/**
 * The shell as a language: a script is read and evaluated into simple commands, and no program is ever run.
 *
 * <p>A reader of our own, since no kept library for the JVM reads it. ANTLR has a grammar for bash, but none that is served as
 * an artifact, and a context-free lexer cannot tell a heredoc from a shift. The bindings to tree-sitter run a parser of C
 * in this process over files of strangers, and yield words that are not yet evaluated.
 *
 * <p>The room {@code syntax} makes a tree of it. {@code ScriptShell} walks the tree, {@code value} makes words. A command is tried
 * as a function, a part of the shell ({@code Builtins}), a program that runs another ({@code wrapper}), and one that makes text
 * ({@code text}). What is left is handed to {@code Programs}.
 */
@NullMarked
package dev.vethwork.format.importing.shell;

import org.jspecify.annotations.NullMarked;
