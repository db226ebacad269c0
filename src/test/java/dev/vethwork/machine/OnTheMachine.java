package dev.vethwork.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that run in the machine's own network, where the user is root: one at a time, also where several test machines run
 * side by side, each compared with what the machine was before it and put back in any case. Elsewhere they skip themselves.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("machine")
@ExtendWith(OnTheMachineExtension.class)
public @interface OnTheMachine {
    /** Whether an ordinary user is to run it as well, where it makes a stand-in for the machine. */
    boolean orStandIn() default false;
}
