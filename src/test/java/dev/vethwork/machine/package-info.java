/** The machine that tests run on, for those that are about the machine itself. */
@org.jspecify.annotations.NullMarked
package dev.vethwork.machine;
