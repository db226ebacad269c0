package dev.vethwork.ui.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The menus' actions that a test chooses and judges, by their keys; {@code lesson.*} for any of a menu that is made anew. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Chooses {
    String[] value();
}
